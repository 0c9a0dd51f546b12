import type { PlanarMap } from './planar-map.ts';

/**
 * Exact areas in lattice units: twice the signed area of a ring is an integer, so areas are kept doubled, as
 * BigInt, and add up without a remainder. Sums run in doubles as long as those are exact.
 */

const SAFE = 2 ** 52;

/** An exact sum of products; call it with two factors at a time. */
export interface ExactSum {
  /** Adds a·b − c·d. */
  add(a: number, b: number, c: number, d: number): void;
  value(): bigint;
}

export function exactSum(): ExactSum {
  let small = 0;
  let large = 0n;
  return {
    add(a, b, c, d) {
      const left = a * b;
      const right = c * d;
      const term = left - right;
      if (Math.abs(left) < SAFE && Math.abs(right) < SAFE && Math.abs(term) < SAFE) {
        small += term;
        if (small >= SAFE || small <= -SAFE) {
          large += BigInt(small);
          small = 0;
        }
      } else large += BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
    },
    value: () => large + BigInt(small),
  };
}

/** Twice the signed area of a ring of half-edges (counter-clockwise > 0), in square lattice units. */
export function twiceRingArea(map: PlanarMap, ring: ArrayLike<number>): bigint {
  if (ring.length === 0) return 0n;
  const sum = exactSum();
  const { pointStart, pointX: x, pointY: y } = map;
  const anchor = pointStart[ring[0]! >> 1]!;
  const anchorX = x[anchor]!;
  const anchorY = y[anchor]!;
  for (let k = 0; k < ring.length; k++) {
    const edge = ring[k]! >> 1;
    const forwards = (ring[k]! & 1) === 0;
    for (let p = pointStart[edge]!; p < pointStart[edge + 1]! - 1; p++) {
      const a = forwards ? p : p + 1;
      const b = forwards ? p + 1 : p;
      sum.add(x[a]! - anchorX, y[b]! - anchorY, x[b]! - anchorX, y[a]! - anchorY);
    }
  }
  return sum.value();
}

/** Twice the area of a face, its holes taken off, in square lattice units. Always positive. */
export function twiceFaceArea(map: PlanarMap, face: number): bigint {
  let area = 0n;
  for (let r = map.faceRing[face]!; r < map.faceRing[face + 1]!; r++) {
    area += twiceRingArea(map, map.ringHalf.subarray(map.ringStart[r]!, map.ringStart[r + 1]!));
  }
  return area;
}
