import { pushEdge } from './fresh-edges.ts';
import { inTriangle } from './in-triangle.ts';
import type { Draft, FreshEdge } from './patch.ts';
import { edgesAround } from './pieces.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw } from './redraw.ts';
import { same } from './rework-clear.ts';
import { ringsOf } from './rework-rings.ts';
import { segmentsMeet } from './segments-meet.ts';
import { distinctAscending } from './sort-few.ts';

/**
 * Moving a vertex without rebuilding anything: where nothing is in its way, every edge and every face stays what it is.
 *
 * Nothing is in its way if none of the segments that stay meets the straight way from the old place to the new, and no other
 * vertex lies in the triangle that a moved segment sweeps. For then no segment that stays reaches into a triangle: it
 * would have to end there, come in across the way, or come in and go out across one and the same straight side. And no
 * moved segment sweeps over another, for one of the two would pass the other's end. So the map is at no moment on the way other than planar.
 */

/** @returns null where something may be in the way, or the redraw moves no vertex: then it takes the rebuilding of `rework` */
export function movedVertex(map: PlanarMap, redraw: Redraw): Draft | null {
  const move = moveOf(redraw);
  if (move === null) return null;
  const edges = edgesAround(map, redraw.faces);
  const touched = edges.filter((edge) => passes(map, edge, move.from));
  const inside = (face: number) => redraw.faces.includes(face);
  const ends = touched.flatMap((edge) => neighboursOf(map, edge, move.from));
  if (ends.length !== move.ends.length) return null;
  for (const edge of touched) {
    if (!inside(map.edgeLeft[edge]!) || !inside(map.edgeRight[edge]!)) return null;
    // The node of a closed edge, and the way it runs, depend on where its points are.
    if (map.edgeFrom[edge] === map.edgeTo[edge]) return null;
  }
  if (!move.ends.every((end) => ends.some((other) => same(end, other)))) return null;
  if (!edges.every((edge) => isAside(map, edge, move))) return null;
  return draftOf(map, redraw.faces, touched, move);
}

interface Move {
  readonly from: Point;
  readonly to: Point;
  /** The other ends of the segments at the vertex. */
  readonly ends: readonly Point[];
}

/** The move that a redraw is: single segments rerouted, all from one vertex to another place. */
function moveOf({ removed, added, rerouted }: Redraw): Move | null {
  const [first] = rerouted;
  if (first === undefined || removed.length > 0 || added.length > 0) return null;
  const from = first.before[0]!;
  const to = first.after[0]!;
  const ends: Point[] = [];
  for (const { before, after } of rerouted) {
    if (before.length !== 2 || after.length !== 2) return null;
    if (!same(before[0]!, from) || !same(after[0]!, to) || !same(before[1]!, after[1]!)) return null;
    ends.push(before[1]!);
  }
  return { from, to, ends };
}

function passes({ pointStart, pointX, pointY }: PlanarMap, edge: number, [x, y]: Point): boolean {
  for (let p = pointStart[edge]!; p < pointStart[edge + 1]!; p++) {
    if (pointX[p] === x && pointY[p] === y) return true;
  }
  return false;
}

/** The points of an edge beside its points at a place. */
function neighboursOf({ pointStart, pointX, pointY }: PlanarMap, edge: number, [x, y]: Point): Point[] {
  const found: Point[] = [];
  const first = pointStart[edge]!;
  const last = pointStart[edge + 1]! - 1;
  for (let p = first; p <= last; p++) {
    if (pointX[p] !== x || pointY[p] !== y) continue;
    if (p > first) found.push([pointX[p - 1]!, pointY[p - 1]!]);
    if (p < last) found.push([pointX[p + 1]!, pointY[p + 1]!]);
  }
  return found;
}

/** Is an edge, but for the vertex that moves, out of the way? */
function isAside(
  { pointStart, pointX, pointY }: PlanarMap,
  edge: number,
  { from: [fx, fy], to: [tx, ty], ends }: Move,
): boolean {
  const first = pointStart[edge]!;
  for (let p = first; p < pointStart[edge + 1]!; p++) {
    const x = pointX[p]!;
    const y = pointY[p]!;
    if (x === fx && y === fy) continue;
    for (const [ex, ey] of ends) {
      if ((x !== ex || y !== ey) && inTriangle(x, y, fx, fy, tx, ty, ex, ey)) return false;
    }
    if (p === first) continue;
    const px = pointX[p - 1]!;
    const py = pointY[p - 1]!;
    if ((px !== fx || py !== fy) && segmentsMeet(fx, fy, tx, ty, px, py, x, y)) return false;
  }
  return true;
}

function draftOf(map: PlanarMap, faces: readonly number[], touched: readonly number[], move: Move): Draft {
  const edges: FreshEdge[] = [];
  const parts = touched.map((edge) => [pushEdge(edges, movedPoints(map, edge, move), edge)]);
  const lostFaces = distinctAscending(faces.slice());
  return {
    lostEdges: touched,
    lostFaces,
    edges,
    faces: lostFaces.map((face) => ({ cameFrom: [face], rings: ringsOf(map, face, touched, parts) })),
  };
}

/** The points of an edge after the move, x and y in turn. */
function movedPoints({ pointStart, pointX, pointY }: PlanarMap, edge: number, { from, to }: Move): number[] {
  const points: number[] = [];
  for (let p = pointStart[edge]!; p < pointStart[edge + 1]!; p++) {
    const isMoved = pointX[p] === from[0] && pointY[p] === from[1];
    points.push(isMoved ? to[0] : pointX[p]!, isMoved ? to[1] : pointY[p]!);
  }
  return points;
}
