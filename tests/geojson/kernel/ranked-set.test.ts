import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankedSet } from '../../../geojson/kernel/ranked-set.ts';
import { withScratch } from '../../../geojson/kernel/scratch.ts';

it('lists its members and says how many are below any number up to its bound', () => {
  const members = fc.uniqueArray(fc.nat(199), { maxLength: 200 });
  fc.assert(
    fc.property(members, fc.integer({ min: 200, max: 300 }), (list, bound) => {
      const set = rankedSet(bound, (add) => list.forEach(add));
      const sorted = list.toSorted((p, q) => p - q);
      expect(set.count).toBe(list.length);
      expect(withScratch((scratch) => [...set.members(scratch)])).toEqual(sorted);
      for (let number = 0; number <= bound; number++) {
        expect(set.rank(number)).toBe(sorted.filter((member) => member < number).length);
      }
    }),
    { numRuns: 50 },
  );
});
