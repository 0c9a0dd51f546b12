import { orientation } from './orientation.ts';

/** Do the segments a→b and c→d share more than an end: do they cross, touch or overlap? Exact. */
export function segmentsMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const sideC = orientation(ax, ay, bx, by, cx, cy);
  const sideD = orientation(ax, ay, bx, by, dx, dy);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return false;
  const cShared = (cx === ax && cy === ay) || (cx === bx && cy === by);
  const dShared = (dx === ax && dy === ay) || (dx === bx && dy === by);
  if (cShared && dShared) return true;
  if (cShared || dShared) {
    // One end in common: only segments in one line, on the same side of it, meet again.
    if (sideC !== 0 || sideD !== 0) return false;
    const vx = cShared ? cx : dx;
    const vy = cShared ? cy : dy;
    const ex = cShared ? dx : cx;
    const ey = cShared ? dy : cy;
    const isAtA = vx === ax && vy === ay;
    const fx = isAtA ? bx : ax;
    const fy = isAtA ? by : ay;
    return Math.sign(ex - vx) * Math.sign(fx - vx) + Math.sign(ey - vy) * Math.sign(fy - vy) > 0;
  }
  const sideA = orientation(cx, cy, dx, dy, ax, ay);
  const sideB = orientation(cx, cy, dx, dy, bx, by);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return false;
  return sideC !== 0 || sideD !== 0 || overlap(ax, ay, bx, by, cx, cy, dx, dy);
}

/** Do segments in one line overlap? */
function overlap(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  return (
    Math.max(Math.min(ax, bx), Math.min(cx, dx)) <= Math.min(Math.max(ax, bx), Math.max(cx, dx)) &&
    Math.max(Math.min(ay, by), Math.min(cy, dy)) <= Math.min(Math.max(ay, by), Math.max(cy, dy))
  );
}
