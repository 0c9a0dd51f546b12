import { expect, test } from 'vitest';
import { claimNumbers } from '../../../../data/store/columns/number-claims.ts';
import { hashOfNumber, numberIndex } from '../../../../data/store/columns/number-index.ts';

const before = Array.from({ length: 900 }, (_, at) => `A-${at}`);
const firstId = before.length + 1;

function indexed() {
  const index = numberIndex(0);
  before.forEach((number, at) => void index.add(hashOfNumber(number), at + 1));
  return index;
}
const claim = (index: ReturnType<typeof numberIndex> | undefined, numbers: readonly (string | null)[]) =>
  claimNumbers({
    issues: numbers.map((number) => ({ number })),
    firstId,
    index,
    numberOf: (id) => before[id - 1],
    made: (id) => `M-${id}`,
  });

test('numbers that are refused leave the index as it was, however much it grew', () => {
  const index = indexed();
  const numbers = Array.from({ length: 3_000 }, (_, at) => `B-${at}`);
  const given = numbers.with(7, 'A-7').with(2_999, 'B-0').with(100, 'A-7');
  expect(claim(index, given)).toEqual({ ok: false, taken: ['A-7', 'B-0'] });
  const isThere = (number: string) => index.some(hashOfNumber(number), (id) => before[id - 1] === number);
  expect(before.filter(isThere)).toEqual(before);
  expect(numbers.filter((number) => index.some(hashOfNumber(number), (id) => id >= firstId))).toEqual([]);
  expect(claim(index, numbers)).toMatchObject({ ok: true, numbers });
});

test('what is made makes way for what came, before it or after', () => {
  const third = `M-${firstId + 2}`;
  expect(claim(indexed(), [null, third, null])).toEqual({
    ok: true,
    numbers: [`M-${firstId}`, third, `${third}-1`],
    hashes: Uint32Array.from([`M-${firstId}`, third, `${third}-1`], hashOfNumber),
  });
  expect(claim(undefined, [null, null])).toMatchObject({ numbers: [`M-${firstId}`, `M-${firstId + 1}`] });
});
