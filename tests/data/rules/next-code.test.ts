import { expect, test } from 'vitest';
import { nextCode } from '../../../data/rules/next-code.ts';

const next = (siblings: readonly string[], parent: string | null = null, taken: readonly string[] = []) =>
  nextCode(siblings, parent, new Set([...siblings, ...taken]));

test('the number after the highest sibling, in as many digits', () => {
  expect(next(['W-01', 'W-14', 'W-03'], 'W')).toBe('W-15');
  expect(next(['W-08', 'W-09'], 'W')).toBe('W-10');
  expect(next(['110114104001', '110114104002'])).toBe('110114104003');
});

test('what most siblings begin with, whatever the odd one is called', () => {
  expect(next(['旧城-7', 'DJ-01', 'DJ-02'], 'DJ')).toBe('DJ-03');
});

test('a number that another grid of the county has is passed over', () => {
  expect(next(['W-01', 'W-02'], 'W', ['W-03', 'W-04'])).toBe('W-05');
});

test('the first below its parent, or the first at all', () => {
  expect(next([], 'W')).toBe('W-1');
  expect(next([])).toBe('1');
  expect(next(['城北', '城南'], 'C')).toBe('C-1');
});
