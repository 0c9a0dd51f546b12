import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('every route, called with what its schema allows and nearly allows, answers as the contract says', {
  timeout: 120_000,
}, async () => {
  const seed = Date.now() % 2 ** 31;
  const figures = await fuzz(25, seed);
  expect(figures.faults, `seed ${seed}`).toEqual([]);
  expect(figures.statuses[200] ?? 0).toBeGreaterThan(figures.calls / 10);
  expect(figures.statuses[400] ?? 0).toBeGreaterThan(figures.calls / 10);
});
