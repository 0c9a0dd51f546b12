import { pushEdge, secondOf, startsAt } from './fresh-edges.ts';
import { type Draft, type FreshEdge, type FreshFace, withSides } from './patch.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw } from './redraw.ts';
import { isClear, same } from './rework-clear.ts';
import { type Cut, cutsOf, edgesOf, pointAfter } from './rework-cut-places.ts';
import { leadsInto, ringsOf, twin } from './rework-rings.ts';

/**
 * Cutting a face in two without rebuilding anything: a path from border to border of a face without holes. The edges on which
 * the path ends are cut there, the path is one more edge, and the face's ring falls into two. If what is new meets
 * no other segment around, and the path sets out into the face, then it stays within and nothing else changes.
 */

/** @returns null where the redraw is anything else, or something may be in the way: then it takes the rebuilding of `rework` */
export function cutAcross(map: PlanarMap, redraw: Redraw): Draft | null {
  const path = pathOf(redraw);
  if (path === null) return null;
  const cuts = cutsOf(map, redraw, path);
  if (cuts === null) return null;
  const lostEdges = edgesOf(cuts);
  const lostFaces = withSides(map, redraw.faces, lostEdges);
  if (!redraw.isClear && !isClear(map, lostFaces, redraw, path)) return null;
  const edges: FreshEdge[] = [];
  const along = pushEdge(edges, flat(path), -1);
  const parts = lostEdges.map((edge) => cutEdge(map, edge, cuts, edges));
  const faces = new Array<FreshFace>(lostFaces.length + 1);
  let isCut = false;
  for (let i = 0; i < lostFaces.length; i++) {
    const cameFrom = [lostFaces[i]!];
    const rings = ringsOf(map, lostFaces[i]!, lostEdges, parts);
    faces[i] = { cameFrom, rings };
    // The path sets out into one face and no other.
    const corners =
      !isCut && redraw.faces.includes(lostFaces[i]!) ? cornersOf(map, edges, rings, path) : null;
    if (corners === null) continue;
    isCut = true;
    const { from, to } = corners;
    faces[i] = { cameFrom, rings: [closed(rings[0]!, to, from, along)] };
    faces[lostFaces.length] = { cameFrom, rings: [closed(rings[0]!, from, to, twin(along))] };
  }
  return isCut ? { lostEdges, lostFaces, edges, faces } : null;
}

/** The path that a redraw adds, which passes no place twice; null where it does anything but add one and cut borders in two. */
function pathOf({ removed, added, rerouted }: Redraw): Point[] | null {
  if (removed.length > 0 || added.length === 0 || added.length > 100) return null;
  if (!rerouted.every(({ before, after }) => before.length === 2 && after.length === 3)) return null;
  const path = new Array<Point>(added.length + 1);
  path[0] = added[0]![0];
  for (let i = 0; i < added.length; i++) {
    const [from, to] = added[i]!;
    if (!same(from, path[i]!)) return null;
    for (let k = 0; k <= i; k++) if (same(path[k]!, to)) return null;
    path[i + 1] = to;
  }
  return path;
}

function flat(path: readonly Point[]): number[] {
  const points = new Array<number>(path.length * 2);
  for (let i = 0; i < path.length; i++) {
    points[i * 2] = path[i]![0];
    points[i * 2 + 1] = path[i]![1];
  }
  return points;
}

/** Adds the parts of an edge that is cut once or twice; returns their halves along the edge. */
function cutEdge(map: PlanarMap, edge: number, cuts: readonly Cut[], edges: FreshEdge[]): number[] {
  const begin = map.pointStart[edge]!;
  const end = map.pointStart[edge + 1]! - 1;
  const first = cuts[0]!.edge === edge ? cuts[0]! : cuts[1]!;
  const second = cuts[1];
  const head = pushEdge(edges, stretch(map, null, begin, first.at, first.bend), edge);
  if (second?.edge !== edge || second === first) {
    return [head, pushEdge(edges, stretch(map, first.bend, pointAfter(first), end, null), edge)];
  }
  return [
    head,
    pushEdge(edges, stretch(map, first.bend, pointAfter(first), second.at, second.bend), edge),
    pushEdge(edges, stretch(map, second.bend, pointAfter(second), end, null), edge),
  ];
}

/** Some points of an edge, and what it is bent to before and after them; x and y in turn. */
function stretch(
  { pointX, pointY }: PlanarMap,
  before: Point | null,
  from: number,
  to: number,
  after: Point | null,
): number[] {
  const count = to - from + 1 + (before === null ? 0 : 1) + (after === null ? 0 : 1);
  const points = new Array<number>(2 * count);
  let i = 0;
  if (before !== null) [points[i++], points[i++]] = before;
  for (let p = from; p <= to; p++) {
    points[i++] = pointX[p]!;
    points[i++] = pointY[p]!;
  }
  if (after !== null) [points[i++], points[i++]] = after;
  return points;
}

/** The places in the only ring of a face at which the path sets out into it and comes back; null where it does not. */
function cornersOf(
  map: PlanarMap,
  edges: readonly FreshEdge[],
  rings: FreshFace['rings'],
  path: readonly Point[],
): { readonly from: number; readonly to: number } | null {
  const ring = rings[0]!;
  if (rings.length > 1) return null;
  const start = path[0]!;
  const from = cornerAt(map, edges, ring, start);
  const to = cornerAt(map, edges, ring, path[path.length - 1]!);
  if (from === -1 || to === -1) return null;
  const next = secondOf(map, edges, ring[from]!);
  const last = secondOf(map, edges, twin(ring[from === 0 ? ring.length - 1 : from - 1]!));
  return leadsInto(start, next, last, path[1]!) ? { from, to } : null;
}

/** Which half-edge of a ring sets out from a place; −1 for none. */
function cornerAt(
  map: PlanarMap,
  edges: readonly FreshEdge[],
  ring: readonly number[],
  place: Point,
): number {
  for (let i = 0; i < ring.length; i++) if (startsAt(map, edges, ring[i]!, place)) return i;
  return -1;
}

/** A ring of the halves from one place of a ring up to another, and one more. */
function closed(ring: readonly number[], from: number, to: number, last: number): number[] {
  const count = to - from + (from < to ? 0 : ring.length);
  const halves = new Array<number>(count + 1);
  for (let i = 0; i < count; i++) halves[i] = ring[(from + i) % ring.length]!;
  halves[count] = last;
  return halves;
}
