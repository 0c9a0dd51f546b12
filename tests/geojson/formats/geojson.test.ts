import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geoJsonTexts } from '../../../geojson/formats/geojson-texts.ts';
import { collection, feature, good, polygon, read, refused, sound, square } from './geojson-samples.ts';

/** code, feature and line of every problem. */
const brief = (text: string) => refused(read(text)).map((one) => [one.code, one.feature, one.place?.line]);

describe('what is sound', () => {
  test('polygons of both types, with their properties, ids and lines', () => {
    const multi = feature({ type: 'MultiPolygon', coordinates: [[square(114.1, 24)], [square(114.2, 24)]] });
    const file = sound(
      collection([good, { ...multi, id: 7, properties: { 名称: '城东' } }], '"name": "翁源", '),
    );
    expect(file.name).toBe('翁源');
    expect(file.notes).toEqual([]);
    expect(file.features.map(({ number, place, id }) => [number, place.line, place.column, id])).toEqual([
      [1, 2, 1, 'a'],
      [2, 3, 1, '7'],
    ]);
    expect(file.features[0]?.polygons).toEqual([[square(114, 24)]]);
    expect(file.features[1]?.polygons).toEqual([[square(114.1, 24)], [square(114.2, 24)]]);
    expect(file.features[1]?.properties).toEqual({ 名称: '城东' });
  });

  test('a feature or a geometry alone, and a byte order mark', () => {
    expect(sound(`\uFEFF${JSON.stringify(good)}`).features[0]?.id).toBe('a');
    expect(sound(JSON.stringify(polygon(square(114, 24)))).features).toHaveLength(1);
  });

  test('other geometries are skipped with a note, heights dropped with another', () => {
    const ring = square(114, 24).map((position) => [...position, 88]);
    const file = sound(
      collection([feature({ type: 'Point', coordinates: [114, 24] }), feature(polygon(ring))]),
    );
    expect(file.features.map(({ number, polygons }) => [number, polygons])).toEqual([
      [2, [[square(114, 24)]]],
    ]);
    expect(file.notes.map(({ code }) => code)).toEqual(['skipped', 'heights']);
    expect(file.notes[0]?.message.zh).toContain('1 个');
  });

  test.each([
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'urn:ogc:def:crs:EPSG::4326',
    'urn:ogc:def:crs:EPSG::4490',
    'EPSG:4490',
    'http://www.opengis.net/def/crs/EPSG/0/4326',
  ])('crs %s', (name) => {
    const member = `"crs": {"type": "name", "properties": {"name": "${name}"}}, `;
    expect(sound(collection([good], member)).features).toHaveLength(1);
  });

  test('a place far from China is nobody’s swapped coordinates', () => {
    expect(sound(collection([feature(polygon(square(-71.4, 41.8)))])).features).toHaveLength(1);
  });
});

describe('what is refused, with the feature and the line', () => {
  const ring = square(114, 24);
  test.each<[string, unknown, string, number]>([
    ['no geometry', feature(null), 'null-geometry', 3],
    ['empty coordinates', feature({ type: 'Polygon', coordinates: [] }), 'null-geometry', 3],
    ['no feature', { type: 'feature' }, 'not-a-feature', 3],
    ['properties that are a list', { ...good, properties: [] }, 'not-a-feature', 3],
    [
      'a collection of geometries',
      feature({ type: 'GeometryCollection', geometries: [] }),
      'geometry-collection',
      3,
    ],
    ['a misspelt type', feature({ type: 'polygon', coordinates: [ring] }), 'unknown-geometry', 3],
    ['too few positions', feature(polygon(ring.slice(0, 2).concat([ring[0]!]))), 'short-ring', 3],
    ['a ring not closed', feature(polygon(ring.slice(0, 4))), 'open-ring', 3],
    ['null for a number', feature(polygon([[null, 24], ...ring.slice(1)])), 'position', 3],
    ['text for a number', feature(polygon([['114', '24'], ...ring.slice(1)])), 'position', 3],
    ['one bracket too few', feature({ type: 'Polygon', coordinates: ring }), 'nesting', 3],
    ['one bracket too many', feature({ type: 'Polygon', coordinates: [[ring]] }), 'nesting', 3],
    [
      'a MultiPolygon with a Polygon’s brackets',
      feature({ type: 'MultiPolygon', coordinates: [ring] }),
      'nesting',
      3,
    ],
    ['a latitude of 245', feature(polygon([ring[0], [114.01, 245], ...ring.slice(2)])), 'range', 3],
    ['latitude first, one feature of many', feature(polygon(square(24, 114))), 'swapped', 3],
  ])('%s', (_, wrong, code, line) => {
    expect(brief(collection([good, wrong, good]))).toEqual([[code, 2, line]]);
  });

  test('the column leads to the very position', () => {
    const text = collection([
      good,
      feature({ type: 'MultiPolygon', coordinates: [[[...ring.slice(0, 2), [1145, 24], ...ring.slice(3)]]] }),
    ]);
    const place = refused(read(text))[0]?.place;
    expect(text.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(/^\[1145,24\]/);
  });

  test('the column leads to where a ring stays open', () => {
    const text = collection([feature(polygon(ring.slice(0, 4)))]);
    const { line = 0, column = 0 } = refused(read(text))[0]?.place ?? {};
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^\[114,24\.01\]/);
  });

  test('every feature at fault is listed, in the order of the file', () => {
    const wrong = [
      feature(polygon(square(24, 114)), 'x'),
      good,
      feature(null),
      feature(polygon(ring.slice(1))),
    ];
    expect(brief(collection(wrong))).toEqual([
      ['swapped', 1, 2],
      ['null-geometry', 3, 4],
      ['open-ring', 4, 5],
    ]);
    expect(refused(read(collection(wrong)))[0]?.id).toBe('x');
  });

  test.each<[string, string, string]>([
    ['points only', collection([feature({ type: 'Point', coordinates: [114, 24] })]), 'no-polygons'],
    ['nothing', collection([]), 'no-polygons'],
    ['no features at all', '{"type": "FeatureCollection"}', 'no-polygons'],
    ['a JSON list', '[1, 2]', 'not-geojson'],
    ['some other JSON', '{"type": "Dataset"}', 'not-geojson'],
    ['TopoJSON', '{"type": "Topology", "objects": {}}', 'other-format'],
    ['Esri JSON', '{"geometryType": "esriGeometryPolygon", "features": []}', 'other-format'],
    ['KML', '<?xml version="1.0"?><kml/>', 'other-format'],
    ['a feature a line', `${JSON.stringify(good)}\n${JSON.stringify(good)}`, 'text-after-end'],
    ['nothing at all', '', 'empty'],
    ['a cut-off file', collection([good]).slice(0, 100), 'ends-early'],
    ['NaN', collection([good]).replace('114', 'NaN'), 'not-finite'],
    ['1e400', collection([good]).replace('114', '1e400'), 'not-finite'],
    [
      'Web Mercator by its crs',
      collection([good], '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, '),
      'crs',
    ],
    ['a linked crs', collection([good], '"crs": {"type": "link", "properties": {"href": "x"}}, '), 'crs'],
  ])('%s', (_, text, code) => {
    expect(refused(read(text)).map((one) => one.code)).toEqual([code]);
  });

  test('a syntax error has its line and column', () => {
    const [problem] = refused(read('{\n  "type": "FeatureCollection",\n  "features": [ }\n'));
    expect(problem).toMatchObject({ code: 'syntax', place: { line: 3, column: 17 } });
    expect(problem?.message.en).toContain('"}"');
  });
});

test('whatever stands in the place of a value, the answer is sound polygons or a refusal', () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant(square(114, 24)), fc.double());
  fc.assert(
    fc.property(value, fc.nat(9), fc.constantFrom('polygon', 'multi', 'point'), (odd, at, kind) => {
      const ring: unknown[] = square(114, 24);
      if (at < ring.length) ring[at] = odd;
      const geometry = {
        polygon: polygon(ring),
        multi: { type: 'MultiPolygon', coordinates: [[ring], at === 5 ? odd : [square(115, 24)]] },
        point: { type: 'Point', coordinates: odd },
      }[kind];
      const wrong = { ...feature(at === 6 ? odd : geometry), ...(at === 7 && { properties: odd }) };
      const reading = read(collection([at === 8 ? odd : wrong, at === 9 ? odd : good]));
      if (!reading.ok) return reading.problems.length > 0;
      return reading.features.every(({ polygons }) =>
        polygons.flat().every((one) => one.length >= 4 && one[0]?.join() === one.at(-1)?.join()),
      );
    }),
    { numRuns: 300 },
  );
});

test('every text speaks both languages, Chinese first', () => {
  const details = {
    format: 'X',
    found: 'X',
    type: 'X',
    types: 'X',
    count: 1,
    first: 'X',
    last: 'X',
    position: 'X',
    crs: 'X',
    name: 'X',
  };
  for (const [code, text] of Object.entries(geoJsonTexts)) {
    const { zh, en } = text({ ...details, all: true });
    expect(zh, code).toMatch(/[\u4e00-\u9fff]/);
    expect(en, code).not.toMatch(/[\u4e00-\u9fff]/);
    expect(`${zh}${en}`, code).not.toContain('undefined');
  }
});
