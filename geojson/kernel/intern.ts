/**
 * Hash tables from pairs of 32-bit integers to small consecutive numbers: the first pair seen is 0, the next new
 * one 1. They number the vertices (x, y) and the segments (from, to) of a build.
 */
export interface PairTable {
  readonly count: number;
  /** The number of the pair, which is given one if it is new. */
  add(first: number, second: number): number;
  /** The number of the pair, or −1. */
  find(first: number, second: number): number;
  /** The members of the pairs by number; views of the first `count` entries. */
  firsts(): Int32Array;
  seconds(): Int32Array;
}

/** @param expected how many different pairs to make room for; the table grows beyond it */
export function pairTable(expected: number): PairTable {
  let bits = 4;
  while (1 << bits < expected * 1.5) bits++;
  let slots = new Int32Array(1 << bits);
  let first = new Int32Array(Math.max(16, expected));
  let second = new Int32Array(Math.max(16, expected));
  let count = 0;

  const slotOf = (a: number, b: number): number => {
    const mask = slots.length - 1;
    let slot = mix(a, b) >>> (32 - bits);
    for (;;) {
      const entry = slots[slot]! - 1;
      if (entry < 0 || (first[entry] === a && second[entry] === b)) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const rehash = () => {
    bits++;
    slots = new Int32Array(1 << bits);
    for (let entry = 0; entry < count; entry++) slots[slotOf(first[entry]!, second[entry]!)] = entry + 1;
  };
  return {
    get count() {
      return count;
    },
    add(a, b) {
      const slot = slotOf(a, b);
      const entry = slots[slot]!;
      if (entry > 0) return entry - 1;
      if (count === first.length) {
        first = grown(first);
        second = grown(second);
      }
      first[count] = a;
      second[count] = b;
      slots[slot] = ++count;
      if (count > slots.length * 0.7) rehash();
      return count - 1;
    },
    find: (a, b) => slots[slotOf(a, b)]! - 1,
    firsts: () => first.subarray(0, count),
    seconds: () => second.subarray(0, count),
  };
}

/** A copy of an array with room for half as much again. */
function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil(array.length * 1.5) + 16);
  larger.set(array);
  return larger;
}

/** Spreads a pair over 32 bits (the multipliers and shifts are those of murmur3's finaliser). */
function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}
