import { expect, test } from 'vitest';
import { locator } from '../../../geojson/kernel/locate.ts';
import { locateIndex } from '../../../geojson/kernel/locate-index.ts';
import { inTiles } from '../../../geojson/kernel/locate-tiles.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';
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
