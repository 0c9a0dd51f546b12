import { pointAt } from './lookup.ts';
import { type FreshEdge, freshHalf } from './patch.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';
import { isAt } from './rework-clear.ts';
import { pointOfHalf } from './rings.ts';

/** The edges of a draft (patch.ts), as they are added, and the points of its half-edges, old and fresh ones. */

/**
 * Adds an edge in its canonical direction to those of a draft; returns the half of it that runs along the points.
 * @param points x and y in turn; the edge's own from now on
 */
export function pushEdge(edges: FreshEdge[], points: number[], source: number): number {
  const last = points.length - 2;
  const isTurned = (points[0]! - points[last]! || points[1]! - points[last + 1]!) > 0;
  if (isTurned) turn(points);
  edges.push({ points, source });
  return freshHalf(edges.length - 1, isTurned);
}

/** Puts points in the opposite order. */
function turn(points: number[]): void {
  for (let i = 0, k = points.length - 2; i < k; i += 2, k -= 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    points[i] = points[k]!;
    points[i + 1] = points[k + 1]!;
    points[k] = x;
    points[k + 1] = y;
  }
}

/** Does a half-edge set out from a place? */
export function startsAt(map: PlanarMap, edges: readonly FreshEdge[], half: number, place: Point): boolean {
  if (half >= 0) {
    const p = pointOfHalf(map, half, 0);
    return isAt(place, map.pointX[p]!, map.pointY[p]!);
  }
  const { points } = edges[~half >> 1]!;
  const k = (~half & 1) === 0 ? 0 : points.length - 2;
  return isAt(place, points[k]!, points[k + 1]!);
}

/** The second point of a half-edge. */
export function secondOf(map: PlanarMap, edges: readonly FreshEdge[], half: number): Point {
  if (half >= 0) return pointAt(map, pointOfHalf(map, half, 1));
  const { points } = edges[~half >> 1]!;
  const k = (~half & 1) === 0 ? 2 : points.length - 4;
  return [points[k]!, points[k + 1]!];
}
