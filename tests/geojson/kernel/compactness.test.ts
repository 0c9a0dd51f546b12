import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactness, smallestCircle } from '../../../geojson/kernel/compactness.ts';
import type { Ring } from '../../../geojson/kernel/polygons.ts';

/** Corners at distances in metres from 24.357° N, 114.126° E. */
function ring(corners: readonly (readonly [number, number])[]): Ring {
  const closed = [...corners, corners[0]!];
  return closed.map(([x, y]) => [114.126 + x / 101_459, 24.357 + y / 110_764]);
}

const square = ring([
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
]);

describe('compactness', () => {
  test('a disc is as compact as can be by either measure', () => {
    const disc = ring(
      Array.from({ length: 720 }, (_, k) => [
        500 * Math.cos((k * Math.PI) / 360),
        500 * Math.sin((k * Math.PI) / 360),
      ]),
    );
    const { polsbyPopper, reock } = compactness([[disc]]);
    expect(polsbyPopper).toBeCloseTo(1, 3);
    expect(reock).toBeCloseTo(1, 3);
  });

  test('a square is π/4 and 2/π, a strip of 1 : 10 far less', () => {
    const { polsbyPopper, reock } = compactness([[square]]);
    expect(polsbyPopper).toBeCloseTo(Math.PI / 4, 4);
    expect(reock).toBeCloseTo(2 / Math.PI, 4);
    const strip = compactness([
      [
        ring([
          [0, 0],
          [1000, 0],
          [1000, 100],
          [0, 100],
        ]),
      ],
    ]);
    expect(strip.polsbyPopper).toBeCloseTo((4 * Math.PI * 10) / 22 ** 2, 4);
    expect(strip.reock).toBeCloseTo(10 / ((Math.PI * 101) / 4), 4);
  });

  test('a hole takes area and adds border; a second part reaches far', () => {
    const hole = ring([
      [25, 25],
      [25, 75],
      [75, 75],
      [75, 25],
    ]);
    const holed = compactness([[square, hole]]);
    expect(holed.polsbyPopper).toBeCloseTo((4 * Math.PI * 7500) / 600 ** 2, 4);
    expect(holed.reock).toBeCloseTo((0.75 * 2) / Math.PI, 4);
    const far = ring([
      [900, 0],
      [1000, 0],
      [1000, 100],
      [900, 100],
    ]);
    expect(compactness([[square], [far]]).reock).toBeCloseTo(20_000 / ((Math.PI * 1_010_000) / 4), 4);
  });
});

describe('the smallest circle', () => {
  const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));

  test('holds every point, and two or three of them hold it', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
        const { x, y, radius } = smallestCircle(points);
        const distances = points.map(([px, py]) => Math.hypot(px - x, py - y));
        expect(Math.max(...distances)).toBeLessThanOrEqual(radius * (1 + 1e-8));
        // It is smallest if no half of it is free of the points it runs through.
        const around = points
          .filter((_, i) => distances[i]! > radius * (1 - 1e-8))
          .map(([px, py]) => Math.atan2(py - y, px - x))
          .sort((a, b) => a - b);
        if (radius === 0) return;
        const gaps = around.map((angle, i) => (around[i + 1] ?? around[0]! + 2 * Math.PI) - angle);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.PI + 1e-6);
      }),
    );
  });

  test('the order of the points does not matter', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
        const backwards = smallestCircle([...points].reverse());
        expect(backwards.radius).toBeCloseTo(smallestCircle(points).radius, 9);
      }),
    );
  });
});
