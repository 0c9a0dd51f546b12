import { describe, expect, it } from 'vitest';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { matchSides } from '../../../geojson/kernel/match-sides.ts';
import { simpleFeatures } from '../../../geojson/kernel/simple-features.ts';

function isSimple(points: readonly (readonly [number, number])[]): boolean {
  const ring = points.map((point) => point.map(toDegrees));
  const flat = flatten([{ id: 'P', coordinates: [[ring]] }]);
  return simpleFeatures(flat, matchSides(flat))[0] === 1;
}

/** Points around (0, 0), `step` of `count` at a time. */
const around = (count: number, step: number, radius: (k: number) => number) =>
  Array.from({ length: count }, (_, k): [number, number] => {
    const angle = (2 * Math.PI * k * step) / count;
    return [Math.round(radius(k) * Math.cos(angle)), Math.round(radius(k) * Math.sin(angle))];
  });

describe('a ring', () => {
  it('that goes once around a point is simple, however far in and out', () => {
    expect(isSimple(around(5, 1, () => 1000))).toBe(true);
    expect(isSimple(around(20, 1, (k) => (k % 2 === 0 ? 1000 : 100)))).toBe(true);
  });

  it('that goes twice around a point, always having it on its left, is not', () => {
    expect(isSimple(around(5, 2, () => 1000))).toBe(false);
    expect(isSimple(around(21, 2, (k) => 1000 + 10 * k))).toBe(false);
  });

  it('that is no star is simple unless it meets itself', () => {
    const c = [
      [0, 0],
      [90, 0],
      [90, 10],
      [10, 10],
      [10, 80],
      [90, 80],
      [90, 90],
      [0, 90],
    ] as const;
    expect(isSimple(c)).toBe(true);
    expect(isSimple(c.map(([x, y]) => [x, y === 80 ? 5 : y] as const))).toBe(false);
    expect(
      isSimple([
        [0, 0],
        [90, 0],
        [0, 90],
        [90, 90],
      ]),
    ).toBe(false);
  });
});
