import { expect, test } from 'vitest';
import { idSpans } from '../../../../data/store/columns/id-spans.ts';

test('ids are in a span or in none; what is added again is there once', () => {
  const spans = idSpans();
  expect([spans.has(1), spans.count()]).toEqual([false, 0]);
  const added = [
    [3, 5],
    [6, 6],
    [9, 300],
  ] as const;
  for (const [first, last] of added) spans.add(first, last);
  for (const [first, last] of added) spans.add(first, last);
  expect(spans.count()).toBe(4 + 292);
  const found = Array.from({ length: 302 }, (_, id) => id).filter(spans.has);
  expect([found.length, ...found.slice(0, 5), found.at(-1)]).toEqual([296, 3, 4, 5, 6, 9, 300]);
});
