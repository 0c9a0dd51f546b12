import { edgeOfPoint, pointAt, pointsAt } from '../kernel/lookup.ts';
import { OUTSIDE, type PlanarMap } from '../kernel/planar-map.ts';
import { contentOfFace, proposeRedraw } from '../kernel/propose-change.ts';
import type { Point } from '../kernel/redraw.ts';
import { asEdit, type Operation } from './operation.ts';
import { isTaken } from './vertex.ts';

export interface InsertVertex {
  /** The ends of a stretch of border without a vertex between them. */
  readonly after: Point;
  readonly before: Point;
  /** Where the new vertex goes: on the stretch or beside it. */
  readonly at: Point;
}

/** Puts a vertex into a stretch of border. */
export const insertVertex: Operation<InsertVertex> = {
  name: 'insert-vertex',
  propose(plan, { after, before, at }) {
    const { map } = plan;
    const edge = edgeBetween(map, after, before);
    if (edge === -1) return { ok: false, reason: 'no-segment', place: after };
    const faces = [map.edgeLeft[edge]!, map.edgeRight[edge]!];
    if (faces.includes(OUTSIDE)) return { ok: false, reason: 'scope-border', place: after };
    if (isTaken(map, new Set(faces), at)) return { ok: false, reason: 'crossing', place: at };
    const redraw = {
      faces,
      removed: [[after, before]] as const,
      added: [[after, at] as const, [at, before] as const],
      rerouted: [],
    };
    const proposal = proposeRedraw(plan, redraw, (cameFrom) =>
      cameFrom.length === 1 ? contentOfFace(plan, cameFrom[0]!) : null,
    );
    return asEdit('insert-vertex', proposal);
  },
};

/** The edge in which two points follow each other, −1 for none. */
export function edgeBetween(map: PlanarMap, a: Point, b: Point): number {
  for (const point of pointsAt(map, a)) {
    const edge = edgeOfPoint(map, point);
    for (const other of [point - 1, point + 1]) {
      if (other < map.pointStart[edge]! || other >= map.pointStart[edge + 1]!) continue;
      const [x, y] = pointAt(map, other);
      if (x === b[0] && y === b[1]) return edge;
    }
  }
  return -1;
}
