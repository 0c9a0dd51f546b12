import type { FlatPolygons } from './flat-polygons.ts';
import { release } from './scratch.ts';

/**
 * Matching pairs every side of a coverage with one that runs the other way between the same points. Of a seamless coverage
 * only the scope's own border is left over.
 *
 * Neighbours share runs of sides, so one matched side gives away those before and after it; and neighbours mostly stand close
 * to each other in a file. So all sides first pass through a table small enough for the processor's cache, which forgets; then what is
 * left is looked up in one that does not.
 */
export const FREE = -1;
/** In place of a side at the last point of a ring, where none begins. */
export const SEAM = -2;

/** For each side, by its first point, the side it is paired with, or `FREE`; `SEAM` where no side begins. */
export function matchSides(flat: FlatPolygons): Int32Array {
  const { ringStart } = flat;
  const mate = new Int32Array(flat.x.length).fill(FREE);
  let sides = mate.length;
  for (let r = 1; r < ringStart.length; r++) {
    if (ringStart[r] === ringStart[r - 1]) continue;
    mate[ringStart[r]! - 1] = SEAM;
    sides--;
  }
  const pairs = matchNear(flat, mate, Math.min(MOST_NEAR_BITS, bitsFor(sides)));
  matchRest(flat, mate, bitsFor((sides - pairs * 2) * 2));
  return mate;
}

/** More slots, as a power of two, than the table that forgets has. */
const MOST_NEAR_BITS = 15;
/** For each slot the last side met, and its hash: most sides that share a slot are told apart without being looked at. */
const nearSlots = new Int32Array(2 << MOST_NEAR_BITS);

/** A table of that many bits has at least as many slots. */
function bitsFor(slots: number): number {
  return Math.max(4, 32 - Math.clz32(slots));
}

/** Pairs sides with one met not long before; returns how many pairs these are. */
function matchNear({ x, y }: FlatPolygons, mate: Int32Array, bits: number): number {
  const slots = nearSlots.fill(0, 0, 2 << bits);
  let pairs = 0;
  for (let i = 0; i < mate.length; i++) {
    if (mate[i] !== FREE) continue;
    const hash = hashOf(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!);
    const slot = (hash >>> (32 - bits)) << 1;
    const known = slots[slot]!;
    if (slots[slot + 1] === hash && mate[known] === FREE && isReverse(x, y, i, known)) {
      pairs += pairRun(x, y, mate, i, known);
    } else {
      slots[slot] = i;
      slots[slot + 1] = hash;
    }
  }
  return pairs;
}

/** Pairs all free sides that can be. */
function matchRest({ x, y }: FlatPolygons, mate: Int32Array, bits: number): void {
  /** For each pair of points met, by hash, the last free side between them, plus one. */
  const slots = new Int32Array(1 << bits);
  /** Sides that run like an earlier one, which was free still; only what is covered twice has any. */
  const earlier = new Map<number, number>();
  for (let i = 0; i < mate.length; i++) {
    if (mate[i] !== FREE) continue;
    let slot = hashOf(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!) >>> (32 - bits);
    let known = slots[slot]! - 1;
    while (known !== -1 && !isReverse(x, y, i, known) && !isAlike(x, y, i, known)) {
      slot = (slot + 1) & (slots.length - 1);
      known = slots[slot]! - 1;
    }
    let other: number | undefined = known;
    while (other !== undefined && other !== -1 && mate[other] !== FREE) other = earlier.get(other);
    if (other === undefined || other === -1) slots[slot] = i + 1;
    else if (isAlike(x, y, i, other)) {
      earlier.set(i, other);
      slots[slot] = i + 1;
    } else {
      slots[slot] = other + 1;
      pairRun(x, y, mate, i, other);
    }
  }
  release(slots);
}

function isReverse(x: Int32Array, y: Int32Array, i: number, k: number): boolean {
  return x[k] === x[i + 1] && y[k] === y[i + 1] && x[k + 1] === x[i] && y[k + 1] === y[i];
}

function isAlike(x: Int32Array, y: Int32Array, i: number, k: number): boolean {
  return x[k] === x[i] && y[k] === y[i] && x[k + 1] === x[i + 1] && y[k + 1] === y[i + 1];
}

/** Pairs two sides, and those before and after them as long as they go on alike; returns how many pairs these are. */
function pairRun(x: Int32Array, y: Int32Array, mate: Int32Array, i: number, other: number): number {
  mate[i] = other;
  mate[other] = i;
  let p = i + 1;
  let q = other - 1;
  while (q >= 0 && mate[p] === FREE && mate[q] === FREE && x[p + 1] === x[q] && y[p + 1] === y[q]) {
    mate[p] = q;
    mate[q--] = p++;
  }
  const end = p;
  p = i - 1;
  q = other + 1;
  while (p >= 0 && mate[p] === FREE && mate[q] === FREE && x[p] === x[q + 1] && y[p] === y[q + 1]) {
    mate[p] = q;
    mate[q++] = p--;
  }
  return end - p - 1;
}

/** The same for a side run either way. */
function hashOf(ax: number, ay: number, bx: number, by: number): number {
  let hash = Math.imul((ax + bx) | 0, 0x9e3779b1) ^ Math.imul((ay + by) | 0, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
