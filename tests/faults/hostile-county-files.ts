import { gzipSync } from 'node:zlib';

/** A file that nobody means well with, given as a county of one's own. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** The code of the first problem it must be refused for; null: it is a county, odd as it is. */
  readonly refusal: string | null;
}

type Ring = readonly (readonly number[])[];
const square: Ring = [
  [114, 24],
  [114.01, 24],
  [114.01, 24.01],
  [114, 24.01],
  [114, 24],
];
const east: Ring = square.map(([x = 0, y = 0]) => [x + 0.01, y]);
const text = (value: unknown) => JSON.stringify(value);
const feature = (properties: string, geometry: string) =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const polygon = (...rings: readonly Ring[]) => `{"type":"Polygon","coordinates":${text(rings)}}`;
const collection = (...features: readonly string[]) =>
  `{"type":"FeatureCollection","features":[${features.join()}]}`;
const named = (name: string, geometry = polygon(square)) =>
  collection(feature(`{"code":"g","name":${text(name)}}`, geometry));
const drawn = (...rings: readonly Ring[]) => collection(feature('{"code":"g"}', polygon(...rings)));
const withCorner = (corner: string) => drawn(square).replace('[114.01,24.01]', corner);
const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const gbk = Uint8Array.of(0xcc, 0xe5, 0xce, 0xf7);
const inName = (bytes: Uint8Array) => {
  const [before = '', after = ''] = named('@').split('@');
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
};

/** A ring that crosses itself some thousand times; the same every time. */
const scribble: Ring = Array.from({ length: 120 }, (_, i) => [
  114 + ((i * 7_919) % 1_000) / 1e5,
  24 + ((i * 104_729) % 997) / 1e5,
]);

/** @param names what may stand in a name (hostile-requests.ts) */
export function hostileFiles(names: readonly string[]): readonly HostileFile[] {
  const refused = (refusal: string, name: string, bytes: string | Uint8Array): HostileFile => ({
    name,
    bytes,
    refusal,
  });
  const taken = (name: string, bytes: string | Uint8Array): HostileFile => ({ name, bytes, refusal: null });
  return [
    refused('empty', 'nothing', ''),
    ...['null', '1', '"x"', '[]', '{}'].map((bytes) => refused('not-geojson', `just ${bytes}`, bytes)),
    refused('no-polygons', 'a collection of nothing', '{"type":"FeatureCollection"}'),
    refused('no-polygons', 'no features', collection()),
    refused('no-polygons', 'features that are null', '{"type":"FeatureCollection","features":null}'),
    refused('not-a-feature', 'a feature that is null', collection('null')),
    refused('too-deep', 'lists 1,000,000 deep', deep('[', ']', 1_000_000)),
    refused(
      'too-deep',
      'coordinates 1,000,000 deep',
      named('x', `{"type":"Polygon","coordinates":${deep('[', ']', 1_000_000)}}`),
    ),
    refused(
      'too-deep',
      'properties 500,000 deep',
      collection(feature(deep('{"a":', '}', 500_000).replace(':}', ':1}'), polygon(square))),
    ),
    refused(
      'too-deep',
      'collections 300,000 deep',
      collection(feature('{}', deep('{"type":"GeometryCollection","geometries":[', ']}', 300_000))),
    ),
    refused('too-deep', 'an end that never comes', '['.repeat(5_000_000)),
    ...['[NaN,24.01]', '[Infinity,24.01]', '[1e400,24.01]', '[-1e400,24.01]'].map((corner) =>
      refused('not-finite', `a corner ${corner}`, withCorner(corner)),
    ),
    ...['["114",24]', '[null,24]', '[{},24]', '[]', '[114]'].map((corner) =>
      refused('position', `a corner ${corner}`, withCorner(corner)),
    ),
    refused('not-finite', 'a number of 100,000 digits', withCorner(`[${'9'.repeat(100_000)},24]`)),
    refused('lone-surrogate', 'half a surrogate pair', named('x').replace('"x"', '"\\ud800"')),
    refused(
      'lone-surrogate',
      'half a surrogate pair as a key',
      collection(feature('{"\\udc00":1}', polygon(square))),
    ),
    refused('gbk', 'GBK', inName(gbk)),
    refused('utf-16', 'UTF-16', Buffer.from(`\uFEFF${named('x')}`, 'utf16le')),
    refused('gbk', 'overlong UTF-8', inName(Uint8Array.of(0xc0, 0xaf))),
    refused(
      'not-utf-8',
      'random bytes',
      Buffer.from(Array.from({ length: 9_999 }, (_, i) => (i * 7_919) % 251)),
    ),
    refused('other-format', 'a zip bomb', gzipSync(Buffer.alloc(50_000_000, '['))),
    refused('other-format', 'SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    refused('other-format', 'XML entities', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    refused(
      'duplicate-id',
      'duplicate ids',
      collection(...[square, east].map((ring) => feature('{"code":"g"}', polygon(ring)))),
    ),
    refused('open-ring', 'a ring that is open', drawn(square.slice(0, -1))),
    refused('short-ring', 'a ring of two points', drawn([...square.slice(0, 1), ...square.slice(0, 2)])),
    refused('null-geometry', 'no ring', drawn()),
    refused('nesting', 'an empty ring', drawn([])),
    refused(
      'no-ground',
      'a line back and forth',
      drawn([
        [114, 24],
        [114.01, 24],
        [114, 24],
        [114, 24],
      ]),
    ),
    refused('no-ground', 'one point', drawn(square.map(() => [114, 24]))),
    refused('no-ground', 'a hole that is all of it', drawn(square, square)),
    refused('range', 'off the earth', drawn(square.map(([x = 0, y = 0]) => [x + 200, y]))),
    taken(
      'a bow-tie',
      drawn([
        [114, 24],
        [114.01, 24.01],
        [114.01, 24],
        [114, 24.01],
        [114, 24],
      ]),
    ),
    taken('a scribble', drawn([...scribble, ...scribble.slice(0, 1)])),
    taken('a hole outside', drawn(square, east)),
    taken('two keys that are the same', drawn(square).replace('{"code":"g"}', '{"code":"lost","code":"g"}')),
    taken(
      '__proto__ among the properties',
      drawn(square).replace('"code":"g"', '"code":"g","__proto__":{"polluted":1}'),
    ),
    ...['__proto__', 'constructor', 'toString', '=1+1', '../../x', '<b>'].map((id) =>
      taken(`the id ${id}`, drawn(square).replace('"code":"g"', `"code":${text(id)}`)),
    ),
    ...names.map((name) => taken(`the name ${text(name.slice(0, 20))}`, named(name))),
  ];
}
