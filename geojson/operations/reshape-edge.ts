import { edgeOfPoint, pointAt, pointsAt } from '../kernel/lookup.ts';
import { OUTSIDE, type PlanarMap } from '../kernel/planar-map.ts';
import { contentOfFace, proposeRedraw } from '../kernel/propose-change.ts';
import type { Point, Stretch } from '../kernel/redraw.ts';
import { asEdit, type Operation } from './operation.ts';
import { isTaken } from './vertex.ts';

export interface ReshapeEdge {
  /** The border's new course; its first and last points are vertices of one edge. */
  readonly line: readonly Point[];
}

/** Gives a stretch of one edge, between two of its vertices, another course. */
export const reshapeEdge: Operation<ReshapeEdge> = {
  name: 'reshape-edge',
  propose(plan, { line }) {
    const { map } = plan;
    const first = line[0]!;
    const last = line[line.length - 1]!;
    const stretch = commonStretch(map, first, last);
    if (stretch === null) return { ok: false, reason: 'no-segment', place: first };
    const { edge, from, to } = stretch;
    const faces = [map.edgeLeft[edge]!, map.edgeRight[edge]!];
    if (faces.includes(OUTSIDE)) return { ok: false, reason: 'scope-border', place: first };
    const old: Point[] = [];
    for (let p = from; p <= to; p++) old.push(pointAt(map, p));
    const kept = new Set(old.map(String));
    const taken = line.find((point) => !kept.has(String(point)) && isTaken(map, new Set(faces), point));
    if (taken !== undefined) return { ok: false, reason: 'crossing', place: taken };
    const before = segments(old);
    const after = segments(line);
    const removed = before.filter((segment) => !after.some((other) => same(segment, other)));
    const added = after.filter((segment) => !before.some((other) => same(segment, other)));
    if (added.length === 0) return { ok: false, reason: 'unchanged', place: first };
    const proposal = proposeRedraw(plan, { faces, removed, added, rerouted: [] }, (cameFrom) =>
      cameFrom.length === 1 ? contentOfFace(plan, cameFrom[0]!) : null,
    );
    if (proposal.ok && proposal.change.facesAfter.length !== proposal.change.facesBefore.length) {
      return { ok: false, reason: 'crossing', place: first };
    }
    return asEdit('reshape-edge', proposal);
  },
};

function commonStretch(
  map: PlanarMap,
  first: Point,
  last: Point,
): { edge: number; from: number; to: number } | null {
  const others = pointsAt(map, last);
  for (const p of pointsAt(map, first)) {
    const edge = edgeOfPoint(map, p);
    const q = others.find((other) => other !== p && edgeOfPoint(map, other) === edge);
    if (q !== undefined) return { edge, from: Math.min(p, q), to: Math.max(p, q) };
  }
  return null;
}

function segments(points: readonly Point[]): Stretch[] {
  return points.slice(1).map((point, i) => [points[i]!, point]);
}

function same([a, b]: Stretch, [c, d]: Stretch): boolean {
  const equal = (p: Point, q: Point) => p[0] === q[0] && p[1] === q[1];
  return (equal(a, c) && equal(b, d)) || (equal(a, d) && equal(b, c));
}
