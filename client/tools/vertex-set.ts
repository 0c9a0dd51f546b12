import { OUTSIDE, type PlanarMap } from '../../geojson/kernel/planar-map.ts';
import type { LatticePoint } from './drag-vertex.ts';

/**
 * The vertices of a plan that a planner may drag: the points of every edge that divides two grids of some tier, except
 * those on the rim of the scope, because moving the rim would change the scope itself.
 */
export interface VertexSet {
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** Pixels for one lattice unit, east and north. On an unpitched map this holds for every bearing. */
export interface PixelScale {
  readonly east: number;
  readonly north: number;
}

/** @param tiers for each tier, the grid of each face (−1: none) */
export function draggableVertices(map: PlanarMap, tiers: readonly Int32Array[]): VertexSet {
  const rim = new Set<string>();
  const found = new Map<string, LatticePoint>();
  for (let edge = 0; edge < map.edgeCount; edge++) {
    const onRim = isRim(map, edge);
    if (!onRim && !divides(map, edge, tiers)) continue;
    for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]!; p++) {
      const point: LatticePoint = [map.pointX[p]!, map.pointY[p]!];
      if (onRim) rim.add(String(point));
      else found.set(String(point), point);
    }
  }
  for (const key of rim) found.delete(key);
  const kept = [...found.values()];
  return { x: Int32Array.from(kept, ([x]) => x), y: Int32Array.from(kept, ([, y]) => y) };
}

/** The vertex nearest to `place` within `reach` pixels, or null. Looks at each vertex once. */
export function nearestVertex(
  { x, y }: VertexSet,
  place: LatticePoint,
  scale: PixelScale,
  reach: number,
): LatticePoint | null {
  let best = -1;
  let bestSquare = reach * reach;
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i]! - place[0]) * scale.east;
    const dy = (y[i]! - place[1]) * scale.north;
    const square = dx * dx + dy * dy;
    if (square > bestSquare) continue;
    best = i;
    bestSquare = square;
  }
  return best < 0 ? null : [x[best]!, y[best]!];
}

/** The vertices in a box given by its south-west and north-east corners. */
export function verticesIn(
  { x, y }: VertexSet,
  southWest: LatticePoint,
  northEast: LatticePoint,
): LatticePoint[] {
  const inside: LatticePoint[] = [];
  for (let i = 0; i < x.length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    if (px < southWest[0] || px > northEast[0] || py < southWest[1] || py > northEast[1]) continue;
    inside.push([px, py]);
  }
  return inside;
}

function isRim(map: PlanarMap, edge: number): boolean {
  return map.edgeLeft[edge] === OUTSIDE || map.edgeRight[edge] === OUTSIDE;
}

function divides(map: PlanarMap, edge: number, tiers: readonly Int32Array[]): boolean {
  const left = map.edgeLeft[edge]!;
  const right = map.edgeRight[edge]!;
  return tiers.some((gridOfFace) => gridOfFace[left] !== gridOfFace[right]);
}
