import { orientation } from './orientation.ts';

/** Is (x, y) in the closed triangle of a, b, c, however flat that is? Exact. */
export function inTriangle(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): boolean {
  if (x < Math.min(ax, bx, cx) || x > Math.max(ax, bx, cx)) return false;
  if (y < Math.min(ay, by, cy) || y > Math.max(ay, by, cy)) return false;
  const c = orientation(ax, ay, bx, by, x, y);
  const a = orientation(bx, by, cx, cy, x, y);
  const b = orientation(cx, cy, ax, ay, x, y);
  return (a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0);
}
