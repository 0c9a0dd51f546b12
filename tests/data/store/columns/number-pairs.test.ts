import { expect, test } from 'vitest';
import { numberPairs } from '../../../../data/store/columns/number-pairs.ts';

const filled = (first: number, last: number) => {
  const pairs = numberPairs();
  for (let id = first; id <= last; id++) pairs.add(id, 7 * id);
  return pairs;
};

test('pairs are kept in order, however many come', () => {
  const all = filled(1, 1_000).all();
  expect(all.length).toBe(2_000);
  expect([...all.slice(-2)]).toEqual([1_000, 7_000]);
});

test('what is forgotten is gone, what came later stays, and more may come', () => {
  const pairs = filled(1, 100);
  pairs.forgetTo(98);
  pairs.add(200, 5);
  expect([...pairs.all()]).toEqual([99, 693, 100, 700, 200, 5]);
  pairs.forgetTo(1_000);
  expect(pairs.all().length).toBe(0);
  pairs.add(1_001, 6);
  for (let id = 1_002; id <= 1_200; id++) pairs.add(id, id);
  expect([...pairs.all().slice(0, 4)]).toEqual([1_001, 6, 1_002, 1_002]);
  expect(pairs.all().length).toBe(400);
});
