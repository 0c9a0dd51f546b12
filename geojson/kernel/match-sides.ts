import type { FlatPolygons } from './flat-polygons.ts';

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
  lookUp(flat, mate, 3, mate.length >> 2);
  let left = 0;
  for (let i = 0; i < mate.length; i++) if (mate[i] === FREE) left++;
  lookUp(flat, mate, 0, left);
  return mate;
}

/**
 * Pairs the free sides whose hash has no bit of `mask`.
 * @param room the most sides to keep in mind; those beyond are passed over
 */
function lookUp({ x, y }: FlatPolygons, mate: Int32Array, mask: number, room: number): void {
  let bits = 4;
  while (1 << bits < room * 2) bits++;
  /** For each pair of points met, by hash, the last free side between them, plus one. */
  const slots = new Int32Array(1 << bits);
  /** Sides that run like an earlier one, which was free still; only what is covered twice has any. */
  const earlier = new Map<number, number>();
  let used = 0;
  for (let i = 0; i < mate.length; i++) {
    if (mate[i] !== FREE) continue;
    const ax = x[i]!;
    const ay = y[i]!;
    const bx = x[i + 1]!;
    const by = y[i + 1]!;
    const hash = hashOf(ax, ay, bx, by);
    if ((hash & mask) !== 0) continue;
    for (let slot = hash >>> (32 - bits); ; slot = (slot + 1) & (slots.length - 1)) {
      const known = slots[slot]! - 1;
      if (known === -1) {
        if (used < room) {
          slots[slot] = i + 1;
          used++;
        }
        break;
      }
      const alike = x[known] === ax && y[known] === ay && x[known + 1] === bx && y[known + 1] === by;
      if (!alike && (x[known] !== bx || y[known] !== by || x[known + 1] !== ax || y[known + 1] !== ay))
        continue;
      let other: number | undefined = known;
      while (other !== undefined && mate[other] !== FREE) other = earlier.get(other);
      slots[slot] = (other ?? i) + 1;
      if (other === undefined) break;
      if (alike) {
        earlier.set(i, other);
        slots[slot] = i + 1;
      } else pairRun(x, y, mate, i, other);
      break;
    }
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
