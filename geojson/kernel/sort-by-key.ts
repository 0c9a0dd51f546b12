import type { Scratch } from './scratch.ts';

/** A table of as many digits stays in the nearest cache. */
const MOST_BITS = 11;

/**
 * Sorts things by an integer each, lowest first; those with equal keys keep their order, so that sorting by one key after another
 * sorts by all of them, the last one first. It goes digit by digit: a few passes over the keys, however they lie.
 *
 * @param order the indices of the things; it is no good afterwards, and the result may be scratch
 * @param keys the key of each thing, by its index
 */
export function sortByKey(order: Uint32Array, keys: Int32Array | Uint32Array, scratch: Scratch): Uint32Array {
  const count = order.length;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < count; i++) {
    const key = keys[order[i]!]!;
    if (key < lowest) lowest = key;
    if (key > highest) highest = key;
  }
  const bits = Math.min(MOST_BITS, 32 - Math.clz32(count));
  let sorted = order;
  let other = scratch.uints(count);
  for (let shift = 0; shift < 32 && (highest - lowest) >>> shift > 0; shift += bits) {
    sortByDigit(other, sorted, keys, lowest, shift, bits);
    [sorted, other] = [other, sorted];
  }
  return sorted;
}

function sortByDigit(
  target: Uint32Array,
  order: Uint32Array,
  keys: Int32Array | Uint32Array,
  lowest: number,
  shift: number,
  bits: number,
): void {
  const mask = (1 << bits) - 1;
  /** Where the next thing with each digit goes. */
  const next = new Uint32Array(mask + 2);
  for (let i = 0; i < order.length; i++) next[(((keys[order[i]!]! - lowest) >>> shift) & mask) + 1]!++;
  for (let digit = 1; digit <= mask; digit++) next[digit]! += next[digit - 1]!;
  for (let i = 0; i < order.length; i++) {
    const one = order[i]!;
    target[next[((keys[one]! - lowest) >>> shift) & mask]!++] = one;
  }
}

/** An array in which each entry is its own place. */
export function numbered(array: Uint32Array): Uint32Array {
  for (let i = 0; i < array.length; i++) array[i] = i;
  return array;
}
