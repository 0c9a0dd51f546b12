import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { locator } from '../../../geojson/kernel/locate.ts';
import { codeOf, isBoundary, runsBit } from '../../../geojson/kernel/locate-cell.ts';
import { locateIndex } from '../../../geojson/kernel/locate-index.ts';
import { OUTSIDE, type PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { large, mosaic } from '../../bench/data/mosaic.ts';

type Corner = readonly [number, number];

const SIZE = 40;
/** So far apart that most of the map is empty. */
const FAR = 20_000;

function mapOf(rings: readonly (readonly Corner[])[]): PlanarMap {
  return build({
    polygons: rings.map((ring, index) => ({
      id: String(index),
      coordinates: [[[...ring, ring[0]!].map(([x, y]) => [toDegrees(x), toDegrees(y)])]],
    })),
    lines: [],
  }).map;
}

/** The face by counting the borders below a point that is moved far less than it is away from any border that it is not on. */
function faceByCount(map: PlanarMap, [atX, atY]: Corner): number {
  const { edgeCount, pointStart, pointX, pointY, edgeLeft, edgeRight } = map;
  let face = 0;
  let lowest = Infinity;
  for (let e = 0; e < edgeCount; e++) {
    for (let p = pointStart[e]!; p + 1 < pointStart[e + 1]!; p++) {
      const [x1, y1] = [pointX[p]! - atX, pointY[p]! - atY];
      const [x2, y2] = [pointX[p + 1]! - atX, pointY[p + 1]! - atY];
      if (x1 < 1e-4 !== x2 < 1e-4 && y1 + ((1e-4 - x1) / (x2 - x1)) * (y2 - y1) < 1e-8)
        face ^= (edgeLeft[e]! + 1) ^ (edgeRight[e]! + 1);
      if (x1 * y2 !== x2 * y1 || x1 * x2 > 0 || y1 * y2 > 0) continue;
      for (const one of [edgeLeft[e]!, edgeRight[e]!]) if (one !== OUTSIDE) lowest = Math.min(lowest, one);
    }
  }
  return face === 0 && lowest < Infinity ? lowest : face - 1;
}

function expectRight(map: PlanarMap, points: readonly Corner[]): void {
  const { faceAt, facesAt } = locator(map);
  const expected = points.map((point) => faceByCount(map, point));
  expect(points.map(([x, y]) => faceAt(x, y))).toEqual(expected);
  const [xs, ys] = [0, 1].map((axis) => Int32Array.from(points, (point) => point[axis]!));
  expect([...facesAt(xs!, ys!, new Int32Array(points.length))]).toEqual(expected);
}

const corner = fc.tuple(fc.integer({ min: 0, max: SIZE }), fc.integer({ min: 0, max: SIZE }));
const rings = fc.array(fc.array(corner, { minLength: 3, maxLength: 7 }), { minLength: 1, maxLength: 4 });

function pointsAbout(west: number, south: number): Corner[] {
  const side = Array.from({ length: SIZE + 3 }, (_, i) => i - 1);
  return side.flatMap((x) => side.map((y) => [west + x, south + y] as const));
}

describe('the locate index', () => {
  test('is coarse over empty ground and divided into blocks about the borders, with the same faces', () => {
    const property = fc.property(rings, rings, (here, there) => {
      const map = mapOf([
        ...here,
        ...there.map((ring) => ring.map(([x, y]) => [FAR + x, FAR - y] as const)),
        // Both ends are there, whatever the others come to.
        [
          [-9, -9],
          [-8, -9],
          [-9, -8],
        ],
        [
          [FAR + 99, FAR + 99],
          [FAR + 98, FAR + 99],
          [FAR + 99, FAR + 98],
        ],
      ]);
      expect(locateIndex(map).blocks).toBe(true);
      expectRight(map, [...pointsAbout(0, 0), ...pointsAbout(FAR, FAR - SIZE), [FAR / 2, 77], [FAR, -1]]);
    });
    fc.assert(property, { numRuns: 40 });
  });

  test('keeps cells of all kinds, and each has the faces of its points', () => {
    const map = mosaic({ ...large, columns: 5, rows: 4, cell: 300 });
    const { cells, blocks } = locateIndex(map);
    const boundary = [...cells].filter(isBoundary);
    const runs = boundary.filter((cell) => runsBit(codeOf(cell)) === 1).length;
    expect(blocks).toBe(false);
    expect(runs).toBeGreaterThan(50);
    expect(boundary.length - runs).toBeGreaterThan(500);
    expect(cells.length - boundary.length).toBeGreaterThan(500);
    const points = Array.from(
      { length: 3000 },
      (_, i): Corner => [1_139_999_900 + ((i * 7919) % 1700), 239_999_900 + ((i * 104_729) % 1400)],
    );
    const vertices = Array.from(map.pointX, (x, p): Corner => [x, map.pointY[p]!]);
    expectRight(map, [...points, ...vertices]);
  });
});
