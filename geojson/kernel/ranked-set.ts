import type { Scratch } from './scratch.ts';

/**
 * A ranked set holds numbers below a bound as bits and can say of each, and of the bound, how many members are below it: words of bits, and for each
 * word the members before it. It numbers a few of very many things without an entry for every one.
 */
export interface RankedSet {
  readonly count: number;
  /** How many members are below a number. */
  rank(number: number): number;
  /** All of them, ascending. */
  members(scratch: Scratch): Uint32Array;
}

/** Calls `choose` with a way to put numbers in, and ranks them. */
export function rankedSet(bound: number, choose: (add: (number: number) => void) => void): RankedSet {
  const bits = new Uint32Array((bound >>> 5) + 1);
  choose((number) => {
    bits[number >>> 5]! |= 1 << (number & 31);
  });
  const before = new Uint32Array(bits.length);
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    before[word] = count;
    count += bitCount(bits[word]!);
  }
  return {
    count,
    rank: (number) => before[number >>> 5]! + bitCount(bits[number >>> 5]! & ((1 << (number & 31)) - 1)),
    members(scratch) {
      const members = scratch.uints(count);
      let at = 0;
      for (let word = 0; word < bits.length; word++) {
        for (let rest = bits[word]!; rest !== 0; rest &= rest - 1)
          members[at++] = word * 32 + 31 - Math.clz32(rest & -rest);
      }
      return members;
    },
  };
}

/** How many bits of a word are set, counted in pairs, fours and bytes (H. S. Warren, Hacker's Delight, 5–1). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
