/**
 * Snap rounding's two questions, answered exactly. The *pixel* of a lattice point is the unit square of
 * everything that rounds to it; a tie goes to the even coordinate, so that mirrored input gives
 * mirrored output. Pixels are convex and tile the plane, which is what the proof in noding.ts needs.
 */

/** Where two properly crossing segments meet, rounded to the lattice; `exact` when nothing was rounded. */
export interface Crossing {
  readonly x: number;
  readonly y: number;
  readonly exact: boolean;
}

/** The crossing of a→b and c→d. They must cross properly: neither parallel nor meeting at an end. */
export function crossingOf(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Crossing {
  const rx = BigInt(bx - ax);
  const ry = BigInt(by - ay);
  const sx = BigInt(dx - cx);
  const sy = BigInt(dy - cy);
  let denominator = rx * sy - ry * sx;
  let numerator = BigInt(cx - ax) * sy - BigInt(cy - ay) * sx;
  if (denominator < 0n) {
    denominator = -denominator;
    numerator = -numerator;
  }
  const x = BigInt(ax) * denominator + rx * numerator;
  const y = BigInt(ay) * denominator + ry * numerator;
  return {
    x: Number(roundHalfEven(x, denominator)),
    y: Number(roundHalfEven(y, denominator)),
    exact: x % denominator === 0n && y % denominator === 0n,
  };
}

/** n/d to the nearest integer, ties to even; d > 0. */
function roundHalfEven(n: bigint, d: bigint): bigint {
  let floor = n / d;
  if (n < 0n && floor * d !== n) floor -= 1n;
  const twice = 2n * (n - floor * d);
  return twice > d || (twice === d && floor % 2n !== 0n) ? floor + 1n : floor;
}

/** Does the segment a→b pass through the pixel of the lattice point (x, y)? */
export function passesPixel(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  const alongX = span(ax, bx, x);
  const alongY = span(ay, by, y);
  return alongX !== null && alongY !== null && overlap(alongX, alongY) && overlap(alongY, alongX);
}

/**
 * The stretch [from, to]/by of a segment, as a fraction of its length, whose coordinate rounds to a value;
 * each end is closed or open.
 */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly closedFrom: boolean;
  readonly closedTo: boolean;
}

function span(a: number, b: number, value: number): Span | null {
  if (a === b) return a === value ? { from: 0, to: 1, by: 1, closedFrom: true, closedTo: true } : null;
  const step = Math.abs(b - a);
  const toward = b > a ? value - a : a - value;
  const closed = value % 2 === 0;
  // In half units: the pixel reaches from 2·toward − 1 to 2·toward + 1 along a segment of length 2·step.
  const from = Math.max(0, 2 * toward - 1);
  const to = Math.min(2 * step, 2 * toward + 1);
  if (from > to) return null;
  return { from, to, by: 2 * step, closedFrom: closed || toward <= 0, closedTo: closed || toward >= step };
}

/** Does `a` begin no later than `b` ends? */
function overlap(a: Span, b: Span): boolean {
  const left = a.from * b.by;
  const right = b.to * a.by;
  const sign =
    left < Number.MAX_SAFE_INTEGER && right < Number.MAX_SAFE_INTEGER
      ? left - right
      : Number(BigInt(a.from) * BigInt(b.by) - BigInt(b.to) * BigInt(a.by));
  return sign < 0 || (sign === 0 && a.closedFrom && b.closedTo);
}
