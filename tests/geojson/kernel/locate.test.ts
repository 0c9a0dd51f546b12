import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { locator } from '../../../geojson/kernel/locate.ts';
import { OUTSIDE, type PlanarMap } from '../../../geojson/kernel/planar-map.ts';

const SIZE = 24;

/** A map of polygons whose corners are given in lattice units, `step` units apart and `away` units from 0°, 0°. */
function mapOf(polygons: readonly (readonly (readonly [number, number])[])[], step = 1, away = 0): PlanarMap {
  const degrees = (value: number) => toDegrees(value * step + away);
  return build({
    polygons: polygons.map((ring, index) => ({
      id: String(index),
      coordinates: [[[...ring, ring[0]!].map(([x, y]) => [degrees(x), degrees(y)])]],
    })),
    lines: [],
  }).map;
}

const corner = fc.tuple(fc.integer({ min: 0, max: SIZE }), fc.integer({ min: 0, max: SIZE }));
const polygons = fc.array(fc.array(corner, { minLength: 3, maxLength: 7 }), { minLength: 1, maxLength: 5 });

/** The rule itself, told over all segments: what lies below a point that is moved a hair east and a lesser hair north. */
function faceByRule(map: PlanarMap, x: number, y: number): number {
  let face = 0;
  const touched: number[] = [];
  for (let e = 0; e < map.edgeCount; e++) {
    for (let p = map.pointStart[e]!; p + 1 < map.pointStart[e + 1]!; p++) {
      const [x1, y1, x2, y2] = [map.pointX[p]!, map.pointY[p]!, map.pointX[p + 1]!, map.pointY[p + 1]!].map(
        BigInt,
      );
      const [px, py] = [BigInt(x), BigInt(y)];
      const side = (x2! - x1!) * (py - y1!) - (y2! - y1!) * (px - x1!);
      const within = (a: bigint, b: bigint, v: bigint) => (a < b ? a <= v && v <= b : b <= v && v <= a);
      if (side === 0n && within(x1!, x2!, px) && within(y1!, y2!, py))
        touched.push(map.edgeLeft[e]!, map.edgeRight[e]!);
      if (x1! <= px === x2! <= px) continue;
      const upward = x1! < x2! ? side : -side;
      const falls = x1! < x2! ? y2! <= y1! : y1! <= y2!;
      if (upward > 0n || (upward === 0n && falls)) face ^= (map.edgeLeft[e]! + 1) ^ (map.edgeRight[e]! + 1);
    }
  }
  const inside = touched.filter((one) => one !== OUTSIDE);
  return face === 0 ? (inside.length === 0 ? OUTSIDE : Math.min(...inside)) : face - 1;
}

function everyPoint(step: number, away: number): [number, number][] {
  const points: [number, number][] = [];
  for (let x = -1; x <= SIZE + 1; x++)
    for (let y = -1; y <= SIZE + 1; y++) points.push([x * step + away, y * step + away]);
  return points;
}

describe('locating a point', () => {
  test.each([
    ['lattice points side by side', 1, 0],
    ['a village', 4_099, 243_570_000],
    ['a continent, where products pass 53 bits', 30_000_001, 100_000_000],
  ])('keeps the rule at every lattice point, borders and corners among them: %s', (_, step, away) => {
    const property = fc.property(polygons, (rings) => {
      const map = mapOf(rings, step, away);
      const { faceAt } = locator(map);
      for (const [x, y] of everyPoint(step, away))
        expect([x, y, faceAt(x, y)]).toEqual([x, y, faceByRule(map, x, y)]);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test('gives each point of the closed scope exactly one face', () => {
    const map = mapOf([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
      [
        [10, 0],
        [20, 0],
        [20, 10],
        [10, 10],
      ],
    ]);
    const { faceAt, onBorder } = locator(map);
    const west = faceAt(5, 5);
    const east = faceAt(15, 5);
    expect(west).not.toBe(east);
    // The shared border belongs to the face east of it; so does its northern end, on the rim.
    expect([faceAt(10, 0), faceAt(10, 5), faceAt(9, 5)]).toEqual([east, east, west]);
    // The northern and eastern rim have nothing beyond: they stay in the scope.
    expect([faceAt(5, 10), faceAt(20, 5), faceAt(20, 10)]).toEqual([west, east, east]);
    expect([faceAt(5, 11), faceAt(21, 5), faceAt(-1, 0)]).toEqual([OUTSIDE, OUTSIDE, OUTSIDE]);
    expect([onBorder(10, 5), onBorder(20, 10), onBorder(9, 5), onBorder(30, 30)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('a hole that nobody holds is a gap with a face of its own; an enclave answers for itself', () => {
    const map = mapOf([
      [
        [0, 0],
        [12, 0],
        [12, 12],
        [0, 12],
      ],
      [
        [4, 4],
        [8, 4],
        [8, 8],
        [4, 8],
      ],
    ]);
    const { faceAt } = locator(map);
    expect(faceAt(6, 6)).not.toBe(faceAt(2, 2));
    expect([faceAt(4, 6), faceAt(8, 6)]).toEqual([faceAt(6, 6), faceAt(2, 2)]);
  });

  test('a batch answers as single calls do', () => {
    fc.assert(
      fc.property(polygons, (rings) => {
        const map = mapOf(rings, 3);
        const { faceAt, facesAt } = locator(map);
        const points = everyPoint(3, 0);
        const [xs, ys] = [0, 1].map((axis) => Int32Array.from(points, (point) => point[axis]!));
        const faces = facesAt(xs!, ys!, new Int32Array(points.length));
        expect([...faces]).toEqual(points.map(([x, y]) => faceAt(x, y)));
      }),
      { numRuns: 20 },
    );
  });

  test('an empty map holds nothing', () => {
    expect(locator(mapOf([])).faceAt(0, 0)).toBe(OUTSIDE);
  });
});
