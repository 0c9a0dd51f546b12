import { pointsAt } from '../kernel/lookup.ts';
import { OUTSIDE } from '../kernel/planar-map.ts';
import { contentOfFace, proposeRedraw } from '../kernel/propose-change.ts';
import type { Point } from '../kernel/redraw.ts';
import { asEdit, type Operation } from './operation.ts';
import { facesAround, stretchesAt } from './vertex.ts';

export interface RemoveVertex {
  readonly at: Point;
}

/** Takes a vertex out of a border, which then runs straight between its neighbours. */
export const removeVertex: Operation<RemoveVertex> = {
  name: 'remove-vertex',
  propose(plan, { at }) {
    const { map } = plan;
    const points = pointsAt(map, at);
    if (points.length === 0) return { ok: false, reason: 'no-vertex', place: at };
    const faces = facesAround(map, points);
    if (faces.has(OUTSIDE)) return { ok: false, reason: 'scope-border', place: at };
    const removed = points.flatMap((point) => stretchesAt(map, point));
    const [before, after, ...more] = removed;
    if (before === undefined || after === undefined || more.length > 0) {
      return { ok: false, reason: 'is-node', place: at };
    }
    const redraw = { faces: [...faces], removed, added: [[before[1], after[1]] as const], rerouted: [] };
    const proposal = proposeRedraw(plan, redraw, (cameFrom) =>
      cameFrom.length === 1 ? contentOfFace(plan, cameFrom[0]!) : null,
    );
    return asEdit('remove-vertex', proposal);
  },
};
