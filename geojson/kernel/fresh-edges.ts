import { type FreshEdge, freshHalf } from './patch.ts';

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
