import { halvesOfFace } from '../kernel/dissolve.ts';
import { edgeOfPoint, pointAt, pointsAt } from '../kernel/lookup.ts';
import { OUTSIDE, type PlanarMap } from '../kernel/planar-map.ts';
import { contentOfFace, proposeChange } from '../kernel/propose-change.ts';
import type { Point, Stretch } from '../kernel/rework.ts';
import type { Operation } from './operation.ts';

export interface MoveVertex {
  readonly from: Point;
  readonly to: Point;
}

/**
 * Moves a vertex: a node, with all edges that end there, or a point inside an edge. Every face around it follows, in
 * every tier. Refused where a border would cross another, where a face would come to lie elsewhere, and on the scope's own border.
 */
export const moveVertex: Operation<MoveVertex> = {
  name: 'move-vertex',
  propose(plan, { from, to }) {
    const { map } = plan;
    const points = pointsAt(map, from);
    if (points.length === 0) return { ok: false, reason: 'no-vertex', place: from };
    if (from[0] === to[0] && from[1] === to[1]) return { ok: false, reason: 'unchanged', place: to };
    const faces = facesAround(map, points);
    if (faces.has(OUTSIDE)) return { ok: false, reason: 'scope-border', place: from };
    const removed = points.flatMap((point) => stretchesAt(map, point));
    const added = removed.map(([, neighbour]): Stretch => [to, neighbour]);
    if (isTaken(map, faces, to)) return { ok: false, reason: 'crossing', place: to };
    // Every face keeps a stretch away from the vertex, and their number does not change (Euler), so if no new face comes from
    // several old ones, each comes from its own.
    const proposal = proposeChange(plan, { faces: [...faces], removed, added }, (cameFrom) =>
      cameFrom.length === 1 ? contentOfFace(plan, cameFrom[0]!) : null,
    );
    if (!proposal.ok) return proposal;
    return { ok: true, edit: { op: 'move-vertex', change: proposal.change } };
  },
};

/** The faces around a vertex, `OUTSIDE` among them if it is on the scope's border. */
function facesAround(map: PlanarMap, points: readonly number[]): Set<number> {
  const faces = new Set<number>();
  for (const point of points) {
    const edge = edgeOfPoint(map, point);
    faces.add(map.edgeLeft[edge]!).add(map.edgeRight[edge]!);
  }
  return faces;
}

/** The stretches of an edge that begin at one of its points. */
function stretchesAt(map: PlanarMap, point: number): Stretch[] {
  const edge = edgeOfPoint(map, point);
  const here = pointAt(map, point);
  const stretches: Stretch[] = [];
  if (point > map.pointStart[edge]!) stretches.push([here, pointAt(map, point - 1)]);
  if (point < map.pointStart[edge + 1]! - 1) stretches.push([here, pointAt(map, point + 1)]);
  return stretches;
}

/** Is there a vertex at a place on the border of one of the faces? */
function isTaken(map: PlanarMap, faces: ReadonlySet<number>, [x, y]: Point): boolean {
  for (const face of faces) {
    for (const half of halvesOfFace(map, face)) {
      for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]!; p++) {
        if (map.pointX[p] === x && map.pointY[p] === y) return true;
      }
    }
  }
  return false;
}
