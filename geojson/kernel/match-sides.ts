import type { FlatPolygons } from './flat-polygons.ts';
import { release } from './scratch.ts';

/**
 * Matching pairs every side of a coverage with one that runs the other way between the same points. Of a seamless coverage
 * only the scope's own border is left over.
 *
 * Neighbours share runs of sides, so one matched side gives away those before and after it. First only one side in four is
 * looked up, chosen by what it looks like, which picks the same sides on both sides of a border; then what is left.
 */
export const FREE = -1;
/** In place of a side at the last point of a ring, where none begins. */
export const SEAM = -2;

/** For each side, by its first point, the side it is paired with, or `FREE`; `SEAM` where no side begins. */
export function matchSides(flat: FlatPolygons): Int32Array {
  const mate = new Int32Array(flat.x.length).fill(FREE);
  for (let r = 1; r < flat.ringStart.length; r++) mate[flat.ringStart[r]! - 1] = SEAM;
  lookUp(flat, mate, 3);
  lookUp(flat, mate, 0);
  return mate;
}

/**
 * Sides that wait for one the other way, by hash: those of a border that is still to be followed from its other side. Where
 * neighbours come soon after each other these are few, and the table stays in the nearest caches.
 */
interface Waiting {
  /** For each pair of points met the last free side between them, plus one; or a side that has been paired since. */
  slots: Int32Array;
  /** Where `tidy` puts the sides aside that are free still. */
  aside: Int32Array;
  bits: number;
  used: number;
  /** Sides that run like an earlier one, which was free still; only what is covered twice has any. */
  readonly earlier: Map<number, number>;
}

/** Pairs the free sides whose hash has no bit of `mask`. */
function lookUp(flat: FlatPolygons, mate: Int32Array, mask: number): void {
  const { x, y } = flat;
  const waiting: Waiting = { ...roomFor(10), used: 0, earlier: new Map() };
  for (let i = 0; i < mate.length; i++) {
    if (mate[i] !== FREE) continue;
    const ax = x[i]!;
    const ay = y[i]!;
    const bx = x[i + 1]!;
    const by = y[i + 1]!;
    const hash = hashOf(ax, ay, bx, by);
    if ((hash & mask) !== 0) continue;
    const { slots, bits, earlier } = waiting;
    for (let slot = hash >>> (32 - bits); ; slot = (slot + 1) & (slots.length - 1)) {
      const known = slots[slot]! - 1;
      if (known === -1) {
        slots[slot] = i + 1;
        if (++waiting.used * 2 > slots.length) tidy(waiting, flat, mate);
        break;
      }
      const alike = x[known] === ax && y[known] === ay && x[known + 1] === bx && y[known + 1] === by;
      if (!alike && (x[known] !== bx || y[known] !== by || x[known + 1] !== ax || y[known + 1] !== ay))
        continue;
      const other = lastFree(mate, earlier, known);
      slots[slot] = (other === FREE ? i : other) + 1;
      if (other === FREE) break;
      if (alike) {
        earlier.set(i, other);
        slots[slot] = i + 1;
      } else pairRun(x, y, mate, i, other);
      break;
    }
  }
  release(waiting.slots, waiting.aside);
}

/** A side or, if that has been paired, the last one before it between the same points which has not; `FREE` for none. */
function lastFree(mate: Int32Array, earlier: ReadonlyMap<number, number>, side: number): number {
  let last = side;
  while (last !== FREE && mate[last] !== FREE) last = earlier.get(last) ?? FREE;
  return last;
}

function roomFor(bits: number): Pick<Waiting, 'slots' | 'aside' | 'bits'> {
  return { slots: new Int32Array(1 << bits), aside: new Int32Array((1 << bits) / 2 + 1), bits };
}

/** Forgets the sides that have been paired; makes more room where that leaves little. */
function tidy(waiting: Waiting, { x, y }: FlatPolygons, mate: Int32Array): void {
  const { aside } = waiting;
  let used = 0;
  for (const entry of waiting.slots) {
    const side = entry === 0 ? FREE : lastFree(mate, waiting.earlier, entry - 1);
    if (side !== FREE) aside[used++] = side;
  }
  if (used * 8 > waiting.slots.length) Object.assign(waiting, roomFor(waiting.bits + 1));
  else waiting.slots.fill(0);
  waiting.used = used;
  const { slots, bits } = waiting;
  for (let i = 0; i < used; i++) {
    const side = aside[i]!;
    let slot = hashOf(x[side]!, y[side]!, x[side + 1]!, y[side + 1]!) >>> (32 - bits);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = side + 1;
  }
}

/** Pairs two sides, and those before and after them as long as they go on alike. */
function pairRun(x: Int32Array, y: Int32Array, mate: Int32Array, i: number, other: number): void {
  mate[i] = other;
  mate[other] = i;
  for (
    let p = i + 1, q = other - 1;
    mate[p] === FREE && mate[q] === FREE && x[p + 1] === x[q] && y[p + 1] === y[q];
    p++, q--
  ) {
    mate[p] = q;
    mate[q] = p;
  }
  for (
    let p = i - 1, q = other + 1;
    mate[p] === FREE && mate[q] === FREE && x[p] === x[q + 1] && y[p] === y[q + 1];
    p--, q++
  ) {
    mate[p] = q;
    mate[q] = p;
  }
}

/** The same for a side run either way. */
function hashOf(ax: number, ay: number, bx: number, by: number): number {
  let hash = Math.imul(ax ^ bx, 0x9e3779b1) ^ Math.imul((ax + bx) | 0, 0x7feb352d);
  hash ^= Math.imul(ay ^ by, 0x85ebca6b) ^ Math.imul((ay + by) | 0, 0x846ca68b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
