import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctAscending, sortFew, sortNumbers } from '../../../geojson/kernel/sort-few.ts';

const lists = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 40 });

test('few and many are sorted as the language does it, equal ones in their order', () => {
  const check = fc.property(lists, (list) => {
    expect(sortNumbers([...list])).toEqual([...list].sort((p, q) => p - q));
    const pairs = list.map((key, i) => ({ key, i }));
    const byKey = (p: { key: number }, q: { key: number }) => p.key - q.key;
    expect(sortFew([...pairs], byKey)).toEqual(pairs.toSorted(byKey));
    expect(distinctAscending([...list])).toEqual([...new Set(list)].sort((p, q) => p - q));
  });
  fc.assert(check);
});
