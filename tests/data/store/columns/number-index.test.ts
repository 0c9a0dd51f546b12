import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOfNumber, numberIndex } from '../../../../data/store/columns/number-index.ts';

/** Ids from 1 on with hashes of which many are equal or neighbours. */
const crowded = fc.array(
  fc.integer({ min: 0, max: 40 }).map((step) => (step * 2 ** 26) >>> 0),
  {
    minLength: 1,
    maxLength: 3_000,
  },
);
const filled = (hashes: readonly number[]) => {
  const index = numberIndex(0);
  hashes.forEach((hash, at) => void index.add(hash, at + 1));
  return index;
};
const idsOf = (index: ReturnType<typeof numberIndex>, hash: number) => {
  const ids: number[] = [];
  index.some(hash, (id) => {
    ids.push(id);
    return false;
  });
  return ids.toSorted((one, other) => one - other);
};

test('ids are found by their hash, however many share it', () => {
  fc.assert(
    fc.property(crowded, (hashes) => {
      const index = filled(hashes);
      for (const hash of new Set(hashes))
        expect(idsOf(index, hash)).toEqual(hashes.flatMap((one, at) => (one === hash ? at + 1 : [])));
      expect(idsOf(index, 1)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('what is taken back was never there', () => {
  fc.assert(
    fc.property(crowded, crowded, (before, more) => {
      const index = filled(before);
      index.reserve(more.length);
      more.forEach((hash, at) => void index.add(hash, before.length + at + 1));
      for (let at = more.length - 1; at >= 0; at--) index.takeBack(more[at]!, before.length + at + 1);
      for (const hash of new Set([...before, ...more]))
        expect(idsOf(index, hash)).toEqual(before.flatMap((one, at) => (one === hash ? at + 1 : [])));
    }),
    { numRuns: 30 },
  );
});

test('an id is added unless one of its hash is the one', () => {
  const index = numberIndex(0);
  const numbers = ['', 'A-1', 'A-2'];
  const claim = (number: string, id: number) =>
    index.addUnless(hashOfNumber(number), id, (other) => numbers[other] === number);
  expect([claim('A-1', 1), claim('A-2', 2), claim('A-1', 3), claim('A-3', 4)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(idsOf(index, hashOfNumber('A-1'))).toEqual([1]);
});
