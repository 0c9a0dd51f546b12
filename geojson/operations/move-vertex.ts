import { pointsAt } from '../kernel/lookup.ts';
import { OUTSIDE } from '../kernel/planar-map.ts';
import { contentOfFace, proposeRedraw } from '../kernel/propose-change.ts';
import type { Point } from '../kernel/redraw.ts';
import { asEdit, type Operation } from './operation.ts';
import { facesAround, isTaken, stretchesAt } from './vertex.ts';

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
    const rerouted = points
      .flatMap((point) => stretchesAt(map, point))
      .map(([, end]) => ({ before: [from, end], after: [to, end] }));
    if (isTaken(map, faces, to)) return { ok: false, reason: 'crossing', place: to };
    // Every face keeps a stretch away from the vertex, and their number does not change (Euler), so if no new face comes from
    // several old ones, each comes from its own.
    const proposal = proposeRedraw(
      plan,
      { faces: [...faces], removed: [], added: [], rerouted },
      (cameFrom) => (cameFrom.length === 1 ? contentOfFace(plan, cameFrom[0]!) : null),
    );
    return asEdit('move-vertex', proposal);
  },
};
