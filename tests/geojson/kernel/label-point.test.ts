import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelPoint } from '../../../geojson/kernel/label-point.ts';
import type { MultiPolygonCoordinates, Ring } from '../../../geojson/kernel/polygons.ts';
import { facesGeometry } from '../../../geojson/kernel/polygons.ts';
import { planOf, recipe } from '../random-plan.ts';

function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** The distance to the nearest side, longitudes scaled to the latitude; negative outside. Written anew, to check. */
function depth(polygons: MultiPolygonCoordinates, [x, y]: readonly [number, number], scale: number): number {
  let crossings = 0;
  let nearest = Infinity;
  for (const ring of polygons.flat()) {
    ring.slice(1).forEach(([bx, by], k) => {
      const [ax, ay] = ring[k]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) crossings++;
      const [ux, uy, vx, vy] = [(bx - ax) * scale, by - ay, (x - ax) * scale, y - ay];
      const t = Math.min(1, Math.max(0, (ux * vx + uy * vy) / (ux * ux + uy * uy)));
      nearest = Math.min(nearest, Math.hypot(vx - t * ux, vy - t * uy));
    });
  }
  return crossings % 2 === 1 ? nearest : -nearest;
}

describe('a label point', () => {
  test('is the middle of a square on the ground, wherever it is', () => {
    const wide = 0.01 / Math.cos((60 * Math.PI) / 180);
    const [x, y] = labelPoint([[box(100, 60, 100 + wide, 60.01)]]);
    expect(x).toBeCloseTo(100 + wide / 2, 4);
    expect(y).toBeCloseTo(60.005, 4);
  });

  test('is in the wide part of an L, where the middle of the box would be outside', () => {
    const corner: Ring = [
      [0, 0],
      [0.1, 0],
      [0.1, 0.01],
      [0.04, 0.01],
      [0.04, 0.1],
      [0, 0.1],
      [0, 0],
    ];
    const [x, y] = labelPoint([[corner]]);
    expect(x).toBeCloseTo(0.02, 3);
    expect(y).toBeGreaterThan(0.015);
    expect(depth([[corner]], [x, y], 1)).toBeGreaterThan(0.0195);
  });

  test('keeps away from holes and prefers the largest part', () => {
    const holed = [[box(0, 0, 0.1, 0.1), box(0.02, 0.02, 0.07, 0.07).reverse()]];
    const [x, y] = labelPoint(holed);
    expect([x > 0.07 || x < 0.02 || y > 0.07 || y < 0.02]).toEqual([true]);
    expect(depth(holed, [x, y], 1)).toBeGreaterThan(0.0145);
    const parts = labelPoint([[box(0, 0, 0.01, 0.01)], [box(0.05, 0, 0.09, 0.04)]]);
    expect(parts[0]).toBeCloseTo(0.07, 3);
  });

  test('is inside even a sliver', () => {
    const sliver: MultiPolygonCoordinates = [
      [
        [
          [0, 0],
          [0.1, 0.037],
          [0.1, 0.037_003],
          [0, 0],
        ],
      ],
    ];
    expect(depth(sliver, labelPoint(sliver), 1)).toBeGreaterThan(0);
  });

  test('is inside, and nowhere is much farther from the border', () => {
    fc.assert(
      fc.property(recipe, fc.nat(), (drawn, pick) => {
        const { map } = planOf(drawn);
        const geometry = facesGeometry(map, [pick % map.faceCount])!;
        const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
        const xs = polygons.flat(2).map(([x]) => x);
        const ys = polygons.flat(2).map(([, y]) => y);
        const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
        // Rounded to the lattice, a point of a face a few units wide may come to lie on its border.
        const rounding = 1e-7;
        const found = depth(polygons, labelPoint(polygons), 1);
        expect(found).toBeGreaterThan(-rounding);
        for (let i = 1; i < 20; i++) {
          for (let j = 1; j < 20; j++) {
            const other = [
              Math.min(...xs) + (i / 20) * (Math.max(...xs) - Math.min(...xs)),
              Math.min(...ys) + (j / 20) * (Math.max(...ys) - Math.min(...ys)),
            ] as const;
            expect(depth(polygons, other, 1)).toBeLessThan(found + size / 100 + rounding);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
