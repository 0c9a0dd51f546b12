import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnNames, pointAt, pointColumns } from '../../../../data/store/columns/point-columns.ts';
import { takePoints } from '../../../../data/store/columns/take-points.ts';

const count = 500;
const points = pointColumns(count);
for (const [at, name] of columnNames.entries())
  for (let row = 0; row < count; row++) points[name][row] = row * 8 + at;

/** Spans of neighbouring rows, from one row to more than are copied one by one, in any order. */
const spans = fc.array(
  fc
    .tuple(fc.nat(count - 1), fc.integer({ min: 1, max: 80 }))
    .map(([first, length]) =>
      Array.from({ length: Math.min(length, count - first) }, (_, next) => first + next),
    ),
);

test('points are those at the rows, in their order, whether their rows are neighbours or not', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const rows = Uint32Array.from(given.flat());
      const taken = takePoints(points, rows);
      expect(taken.id.length).toBe(rows.length);
      for (const [at, row] of rows.entries()) expect(pointAt(taken, at)).toEqual(pointAt(points, row));
    }),
  );
});

test('a spare column that is not wanted is empty, and the others are whole', () => {
  const taken = takePoints(
    points,
    Uint32Array.from({ length: 100 }, (_, row) => row + 3),
    ['closed'],
  );
  expect(taken.id.length).toBe(0);
  expect(taken.closed).toEqual(points.closed.slice(3, 103));
});
