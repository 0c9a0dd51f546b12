import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';

/** What reworks without rebuilding do with rings of half-edges, old and fresh ones (see patch.ts). */

/** The rings of a face; `write` adds what stands for each half-edge to its ring. */
export function ringsOf(
  map: PlanarMap,
  face: number,
  write: (half: number, ring: number[]) => void,
): number[][] {
  const rings: number[][] = [];
  for (let r = map.faceRing[face]!; r < map.faceRing[face + 1]!; r++) {
    const ring: number[] = [];
    for (let k = map.ringStart[r]!; k < map.ringStart[r + 1]!; k++) write(map.ringHalf[k]!, ring);
    rings.push(ring);
  }
  return rings;
}

/** The other half of a half-edge, old or fresh. */
export function twin(half: number): number {
  return half < 0 ? ~(~half ^ 1) : half ^ 1;
}

/**
 * Does the way from a corner of a ring to `toward` set out strictly into what is on the ring's left?
 * @param next the point after the corner, `last` the one before
 */
export function leadsInto([x, y]: Point, next: Point, last: Point, toward: Point): boolean {
  const side = (p: Point, q: Point) => orientation(x, y, p[0], p[1], q[0], q[1]);
  if (side(next, last) > 0) return side(next, toward) > 0 && side(toward, last) > 0;
  return !(side(last, toward) >= 0 && side(toward, next) >= 0);
}
