import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '../../../data/store/sqlite/instant.ts';

test('instants are written as Date writes them', () => {
  const farthest = 8.64e15;
  const some = [
    0,
    -1,
    1,
    999,
    86_399_999,
    86_400_000,
    -62_167_219_200_001,
    253_402_300_800_000,
    farthest,
    -farthest,
    0.5,
    -1.5,
  ];
  for (const at of some) expect(instantOf(at)).toBe(new Date(at).toISOString());
  const any = fc.oneof(
    fc.integer({ min: -farthest, max: farthest }),
    fc.integer({ min: 0, max: 4_102_444_800_000 }),
  );
  fc.assert(
    fc.property(any, (at) => instantOf(at) === new Date(at).toISOString()),
    { numRuns: 5_000 },
  );
});

test('what is no instant is refused', () => {
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])
    expect(() => instantOf(at)).toThrow(RangeError);
});
