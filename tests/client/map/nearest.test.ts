import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../../client/map/issues/nearest.ts';

const among = (points: readonly (readonly [number, number])[]) => (place: number, out: [number, number]) => {
  [out[0], out[1]] = points[place] ?? [0, 0];
};

test('the nearest within reach, or none', () => {
  const points = [
    [0, 0],
    [10, 0],
    [10, 3],
  ] as const;
  expect(nearest(3, among(points), 9, 0, 5)).toBe(1);
  expect(nearest(3, among(points), 50, 50, 5)).toBe(-1);
  expect(nearest(0, among([]), 0, 0, 5)).toBe(-1);
});

test('of points in one place the one drawn last is meant', () => {
  expect(
    nearest(
      2,
      among([
        [4, 4],
        [4, 4],
      ]),
      4,
      4,
      1,
    ),
  ).toBe(1);
});

test('no other point is nearer, whatever the points', () => {
  const pixel = fc.integer({ min: -500, max: 500 });
  fc.assert(
    fc.property(fc.array(fc.tuple(pixel, pixel)), pixel, pixel, (points, x, y) => {
      const distance = ([px, py]: readonly [number, number]) => Math.hypot(px - x, py - y);
      const place = nearest(points.length, among(points), x, y, 100);
      const found = points[place];
      if (found === undefined) expect(points.every((point) => distance(point) > 100)).toBe(true);
      else expect(points.every((point) => distance(point) >= distance(found))).toBe(true);
    }),
  );
});
