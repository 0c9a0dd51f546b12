import { expect, test } from 'vitest';
import { createKinds } from '../../../data/store/columns/kinds.ts';
import { kindFinder } from '../../../data/store/sqlite/kind-finder.ts';
import { anIssue } from './sample-county.ts';

const some = () => {
  const kinds = createKinds((text) => JSON.parse(text));
  const numberOf = kindFinder({
    ...kinds,
    refresh: () => undefined,
    numberOf: (kind) => kinds.find(kind) ?? kinds.add(kind),
  });
  return { kinds, numberOf };
};
const of = { county: 'a', plan: 1 };
const grids = { minor: 'g' };

test('whatever makes a kind another one gives another number, and the same gives the same', () => {
  const { numberOf } = some();
  const issue = anIssue({ grids });
  const asked = () => [
    numberOf(issue, of),
    numberOf({ ...issue, category: 'lamp' }, of),
    numberOf({ ...issue, unit: 'u' }, of),
    numberOf({ ...issue, source: 'citizen' }, of),
    numberOf({ ...issue, placement: 'border' }, of),
    numberOf({ ...issue, grids: { minor: 'h' } }, of),
    numberOf(issue, { ...of, plan: 2 }),
    numberOf(issue, { ...of, county: 'b' }),
  ];
  expect(asked()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(asked()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(numberOf({ ...issue, grids: { ...grids } }, of)).toBe(0);
});

test('a number that was taken back is not given again to whom it belonged', () => {
  const { kinds, numberOf } = some();
  const [litter, lamp] = [anIssue({ grids, category: 'litter' }), anIssue({ grids, category: 'lamp' })];
  expect(numberOf(litter, of)).toBe(0);
  kinds.cut(0);
  expect(numberOf(lamp, of)).toBe(0);
  expect(numberOf(litter, of)).toBe(1);
});
