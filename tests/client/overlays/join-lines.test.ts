import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { joinLines } from '../../../client/overlays/join-lines.ts';

const at = (n: number): Position => [n, n * n];

test('pieces in any order and direction become one line', () => {
  const whole = Array.from({ length: 12 }, (_, n) => at(n));
  const cuts = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  fc.assert(
    fc.property(
      cuts,
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.nat()),
      (places, turned, order) => {
        const ends = [0, ...places, 11];
        const pieces = ends.slice(1).map((end, i) => whole.slice(ends[i], end + 1));
        const shuffled = pieces
          .map((piece) => ({
            piece: turned.next().value ? piece.toReversed() : piece,
            key: order.next().value,
          }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ piece }) => piece);
        const [joined = [], ...others] = joinLines(shuffled);
        expect(others).toEqual([]);
        expect(joined[0]?.[0] === 0 ? joined : joined.toReversed()).toEqual(whole);
      },
    ),
  );
});

test('lines that do not meet stay apart', () => {
  expect(
    joinLines([
      [at(0), at(1)],
      [at(2), at(3)],
    ]),
  ).toHaveLength(2);
});

test('a ring closes once', () => {
  const ring = [
    [at(0), at(1)],
    [at(1), at(2)],
    [at(2), at(0)],
  ];
  const [joined = [], ...others] = joinLines(ring);
  expect(others).toEqual([]);
  expect(joined).toHaveLength(4);
});

test('where three lines meet nothing is lost', () => {
  const star = [
    [at(0), at(1)],
    [at(0), at(2)],
    [at(0), at(3)],
  ];
  const joined = joinLines(star);
  expect(joined.reduce((sum, line) => sum + line.length - 1, 0)).toBe(3);
});
