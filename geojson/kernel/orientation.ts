import { orient2d } from 'robust-predicates';

/**
 * Exact predicates on lattice coordinates. Nothing here has a tolerance: where a product would not fit the
 * 53 bits a double holds exactly, the adaptive predicate or BigInt decides.
 */

/** Integers below this are exact as doubles, and so is the sign of the difference of two of them. */
const EXACT = 2 ** 53;

/**
 * On which side of the line a→b the point c lies: > 0 left, < 0 right, 0 on the line. Only the sign means
 * anything. Takes integers and halves of integers of at most 32 bits.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  if (left < EXACT && left > -EXACT && right < EXACT && right > -EXACT) return left - right;
  return -orient2d(ax, ay, bx, by, cx, cy);
}

/** The sign of a·b − c·d for integers (or doubles that hold one). */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Math.abs(left) < EXACT && Math.abs(right) < EXACT) return left - right;
  const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/**
 * Compares two directions by angle, counter-clockwise from the positive x axis: < 0 when (ax, ay) comes
 * first, 0 when both point the same way.
 */
export function compareAngle(ax: number, ay: number, bx: number, by: number): number {
  const upperA = ay > 0 || (ay === 0 && ax > 0);
  const upperB = by > 0 || (by === 0 && bx > 0);
  if (upperA !== upperB) return upperA ? -1 : 1;
  return compareProducts(ay, bx, ax, by);
}
