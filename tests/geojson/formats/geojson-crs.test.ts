import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { readGeoJson } from '../../../geojson/formats/geojson.ts';
import { collection, feature, good, polygon, read, refused, sound, square } from './geojson-samples.ts';

describe('coordinates that are no longitudes and latitudes', () => {
  test.each<[string, number, number, RegExp]>([
    ['Web Mercator', 12_704_000, 2_795_000, /EPSG:3857/],
    ['Gauss–Krüger 3°, zone 38', 38_512_000, 2_695_000, /EPSG:4526/],
    ['the same, northing first', 2_695_000, 38_512_000, /EPSG:4526/],
    ['Gauss–Krüger 6°, zone 20', 20_212_000, 2_695_000, /EPSG:4498/],
    ['Gauss–Krüger without zone', 512_000, 2_695_000, /EPSG:4534–4554/],
    ['something else', 5_000, 3_000, /EPSG:\?/],
  ])('%s is named', (_, x, y, name) => {
    const metres = square(x, y).map(([a = 0, b = 0]) => [x + (a - x) * 1e5, y + (b - y) * 1e5]);
    const problems = refused(read(collection([feature(polygon(metres))])));
    expect(problems).toMatchObject([{ code: 'projected', feature: null, place: { line: 2 } }]);
    expect(problems[0]?.message.zh).toMatch(name);
  });

  test.each([
    ['beyond any latitude', 24.3, 114.1],
    ['in the far west, where the numbers alone do not tell', 39.5, 76],
  ])('latitude first, %s, is one problem of the file', (_, latitude, longitude) => {
    const swapped = [
      feature(polygon(square(latitude, longitude))),
      feature(polygon(square(latitude, longitude))),
    ];
    const problems = refused(read(collection(swapped)));
    expect(problems).toMatchObject([{ code: 'swapped', feature: null, place: { line: 2 } }]);
  });
});

describe('encodings', () => {
  test('GBK is named and the line of its first character given', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"type":\n"'),
      Buffer.from([0xb3, 0xc7, 0xb6, 0xab]),
      Buffer.from('"}'),
    ]);
    expect(refused(readGeoJson(bytes))).toMatchObject([{ code: 'gbk', place: { line: 2, column: 2 } }]);
  });

  test.each<[string, Uint8Array, string]>([
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'utf-16'],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'not-utf-8'],
    ['a zipped Shapefile', Buffer.from('PK\u0003\u0004…'), 'other-format'],
    ['a GeoPackage', Buffer.from('SQLite format 3\0'), 'other-format'],
  ])('%s', (_, bytes, code) => {
    expect(refused(readGeoJson(bytes))[0]?.code).toBe(code);
  });
});

describe('GCJ-02 and BD-09', () => {
  // Forward with the library, back with the reader: a position comes back to a metre or two (BD-09's published inverse is no closer).
  test.each([
    ['gcj02', gcoord.GCJ02, 1e-6],
    ['bd09', gcoord.BD09, 2e-5],
  ] as const)('%s is converted to WGS84, shared corners staying shared', (source, crs, tolerance) => {
    const shifted = (ring: number[][]) =>
      ring.map(([x = 0, y = 0]) => gcoord.transform([x, y], gcoord.WGS84, crs));
    const [one, two] = [square(114, 24), square(114.01, 24)];
    expect(Math.abs((shifted(one)[0]?.[0] ?? 0) - 114)).toBeGreaterThan(0.003);
    const file = sound(collection([feature(polygon(shifted(one))), feature(polygon(shifted(two)))]), source);
    const [west, east] = file.features.map((found) => found.polygons[0]?.[0]);
    for (const [index, [x, y]] of (west ?? []).entries()) {
      expect(Math.abs(x - (one[index]?.[0] ?? 0))).toBeLessThan(tolerance);
      expect(Math.abs(y - (one[index]?.[1] ?? 0))).toBeLessThan(tolerance);
    }
    expect(west?.[1]).toEqual(east?.[0]);
    for (const degrees of west?.flat() ?? []) expect(String(degrees)).toMatch(/^\d+(?:\.\d{1,7})?$/);
  });

  test('WGS84 and CGCS2000 come through unchanged', () => {
    expect(sound(collection([good]), 'cgcs2000').features[0]?.polygons).toEqual([[square(114, 24)]]);
  });
});
