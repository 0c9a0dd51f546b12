import type { FlatPolygons } from './flat-polygons.ts';

/**
 * The residual of a coverage: what is left of all sides of all rings when those walked both ways, once each, cancel out. Of a
 * seamless coverage only the scope's own border is left.
 */
export interface Residual {
  /** The sides that are left, as indices of their first points. */
  readonly sides: readonly number[];
  /** Sides that one feature walks both ways. */
  readonly retraced: readonly number[];
  /** The point after each point, around its ring. */
  readonly next: Uint32Array;
}

export function residual({ x, y, ringStart, ringOwner }: FlatPolygons): Residual {
  const count = x.length;
  const next = new Uint32Array(count);
  for (let r = 0; r < ringOwner.length; r++) {
    const first = ringStart[r]!;
    const end = ringStart[r + 1]!;
    for (let i = first; i < end; i++) next[i] = i + 1 === end ? first : i + 1;
  }
  let bits = 4;
  while (1 << bits < count) bits++;
  const mask = (1 << bits) - 1;
  /** The last side met with each hash, plus one. */
  const slots = new Int32Array(1 << bits);
  const cancelled = new Uint8Array(count);
  const retraced: number[] = [];
  let ring = 0;
  /** The first point of the feature that side `i` belongs to; the rings of a feature follow each other. */
  let ownStart = 0;
  for (let i = 0; i < count; i++) {
    while (i === ringStart[ring + 1]) {
      ring++;
      if (ringOwner[ring] !== ringOwner[ring - 1]) ownStart = i;
    }
    const j = next[i]!;
    const ax = x[i]!;
    const ay = y[i]!;
    const bx = x[j]!;
    const by = y[j]!;
    for (let slot = hashOf(ax, ay, bx, by) & mask; ; slot = (slot + 1) & mask) {
      const other = slots[slot]! - 1;
      if (other === -1) {
        slots[slot] = i + 1;
        break;
      }
      if (x[other] !== bx || y[other] !== by || cancelled[other] === 1) continue;
      const end = next[other]!;
      if (x[end] !== ax || y[end] !== ay) continue;
      cancelled[other] = 1;
      cancelled[i] = 1;
      if (other >= ownStart) retraced.push(i);
      break;
    }
  }
  const sides: number[] = [];
  for (let i = 0; i < count; i++) if (cancelled[i] === 0) sides.push(i);
  return { sides, retraced, next };
}

/** The same for a side walked either way. */
function hashOf(ax: number, ay: number, bx: number, by: number): number {
  let hash = Math.imul(ax ^ bx, 0x9e3779b1) ^ Math.imul((ax + bx) | 0, 0x7feb352d);
  hash ^= Math.imul(ay ^ by, 0x85ebca6b) ^ Math.imul((ay + by) | 0, 0x846ca68b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
