import { expect, test } from 'vitest';
import { locator } from '../../../geojson/kernel/locate.ts';
import { locateIndex } from '../../../geojson/kernel/locate-index.ts';
import { inTiles } from '../../../geojson/kernel/locate-tiles.ts';
import { OUTSIDE, type PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { large, mosaic } from '../../bench/data/mosaic.ts';
import { sketch } from '../../helpers/sketch.ts';

const rows = ['AABB..C', 'AAB...C', 'DDDEEEE', 'D.DE.FF'];

/** Points all over a map and well beyond it on all sides, in no order. */
function scattered(count: number): { xs: Int32Array; ys: Int32Array } {
  const xs = Int32Array.from({ length: count }, (_, i) => ((i * 7919) % 11_000) - 2_000);
  const ys = Int32Array.from({ length: count }, (_, i) => ((i * 104_729) % 9_000) - 2_000);
  return { xs, ys };
}

test('points found tile by tile have the faces of points found one by one', () => {
  const { map } = sketch(rows);
  const index = locateIndex(map);
  const { faceAt, facesAt } = locator(map, index);
  const { xs, ys } = scattered(20_000);
  const faces = inTiles(index, facesAt, xs, ys, new Int32Array(xs.length).fill(99));
  const one = Array.from(xs, (x, i) => faceAt(x, ys[i]!));
  expect([...faces]).toEqual(one);
  expect(new Set(one)).toEqual(
    new Set([OUTSIDE, ...Array.from({ length: map.faceCount }, (_, face) => face)]),
  );
});

test('the western and the far end of the world are outside, not in some tile', () => {
  const { map } = sketch(rows, (i, j) => [1_700_000_000 + i * 1000, 800_000_000 + j * 1000]);
  const index = locateIndex(map);
  const { facesAt } = locator(map, index);
  const xs = Int32Array.of(-1_800_000_000, 1_800_000_000, 1_700_000_500, 1_700_000_500);
  const ys = Int32Array.of(800_000_500, 800_000_500, -900_000_000, 800_000_500);
  const faces = inTiles(index, facesAt, xs, ys, new Int32Array(4));
  expect([...faces.subarray(0, 3)]).toEqual([OUTSIDE, OUTSIDE, OUTSIDE]);
  expect(faces[3]).not.toBe(OUTSIDE);
});

/** Points all over a map and a little beyond; three in four are about its middle, so that some tiles have many and some few. */
function gathered({ pointX, pointY }: PlanarMap, count: number): { xs: Int32Array; ys: Int32Array } {
  const spread = (values: Int32Array, step: number) => {
    const low = values.reduce((a, b) => Math.min(a, b)) - 1000;
    const width = values.reduce((a, b) => Math.max(a, b)) + 1000 - low;
    return Int32Array.from({ length: count }, (_, i) => {
      const part = ((i * step) % 99_991) / 99_991;
      return low + Math.floor(width * (i % 4 === 0 ? part : 0.45 + part / 20));
    });
  };
  return { xs: spread(pointX, 7919), ys: spread(pointY, 15_486) };
}

test.each([
  ['a few columns wide', { columns: 120, rows: 2 }, 30_000],
  ['on a map so large that the locator itself makes tiles', { columns: 90, rows: 80 }, 120_000],
])('tiles %s have the faces of points found one by one', (_, size, count) => {
  const map = mosaic({ ...large, ...size });
  const index = locateIndex(map);
  const { faceAt, facesAt } = locator(map, index);
  const { xs, ys } = gathered(map, count);
  const one = Int32Array.from(xs, (x, i) => faceAt(x, ys[i]!));
  expect(index.table.columns).toBeGreaterThan(512);
  for (const faces of [
    inTiles(index, facesAt, xs, ys, new Int32Array(count)),
    facesAt(xs, ys, new Int32Array(count)),
  ])
    expect(faces.findIndex((face, i) => face !== one[i])).toBe(-1);
  expect(new Set(one).size).toBeGreaterThan(40);
});
