import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withScratch } from '../../../geojson/kernel/scratch.ts';
import { numbered, sortByKey } from '../../../geojson/kernel/sort-by-key.ts';

const integers = fc.oneof(fc.integer(), fc.integer({ min: -3, max: 3 }));

it('sorts by an integer of either sign, however far apart, and keeps what is equal in order', () => {
  fc.assert(
    fc.property(fc.array(integers, { maxLength: 3000 }), (list) => {
      const keys = Int32Array.from(list);
      const sorted = withScratch((scratch) => [
        ...sortByKey(numbered(new Uint32Array(keys.length)), keys, scratch),
      ]);
      const expected = [...keys.keys()].sort((p, q) => keys[p]! - keys[q]! || p - q);
      expect(sorted).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

it('sorts some of the things by keys of all', () => {
  const keys = Uint32Array.of(4_000_000_000, 7, 3_000_000_000, 0);
  const sorted = withScratch((scratch) => [...sortByKey(Uint32Array.of(0, 2, 1), keys, scratch)]);
  expect(sorted).toEqual([1, 2, 0]);
});
