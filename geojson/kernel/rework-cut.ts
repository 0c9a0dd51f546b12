import { pushEdge } from './fresh-edges.ts';
import { type Draft, type FreshEdge, type FreshFace, withSides } from './patch.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute } from './redraw.ts';
import { isAt, isClear, same } from './rework-clear.ts';
import { leadsInto, ringsOf, twin } from './rework-rings.ts';
import { pointOfHalf } from './rings.ts';
import { ascending, sortFew } from './sort-few.ts';

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
  if (!isClear(map, lostFaces, redraw, path)) return null;
  const edges: FreshEdge[] = [];
  const along = pushEdge(edges, flat(path), -1);
  const parts = lostEdges.map((edge) => cutEdge(map, edge, cuts, edges));
  const write = (half: number, ring: number[]) => {
    const i = lostEdges.indexOf(half >> 1);
    if (i === -1) ring.push(half);
    else pushParts(parts[i]!, (half & 1) === 1, ring);
  };
  const faces: FreshFace[] = [];
  let isCut = false;
  for (const face of lostFaces) {
    const rings = ringsOf(map, face, write);
    const cameFrom = [face];
    const corners = redraw.faces.includes(face) ? cornersOf(map, edges, rings, path) : null;
    if (corners === null) faces.push({ cameFrom, rings });
    else {
      isCut = true;
      const [from, to] = corners;
      faces.push({ cameFrom, rings: [closed(rings[0]!, to, from, along)] });
      faces.push({ cameFrom, rings: [closed(rings[0]!, from, to, twin(along))] });
    }
  }
  return isCut ? { lostEdges, lostFaces, edges, faces } : null;
}

/** The path that a redraw adds, which passes no place twice; null where it does anything but add one and cut borders in two. */
function pathOf({ removed, added, rerouted }: Redraw): Point[] | null {
  if (removed.length > 0 || added.length === 0 || added.length > 100) return null;
  if (!rerouted.every(({ before, after }) => before.length === 2 && after.length === 3)) return null;
  const path = [added[0]![0]];
  for (const [from, to] of added) {
    if (!same(from, path[path.length - 1]!) || path.some((point) => same(point, to))) return null;
    path.push(to);
  }
  return path;
}

function flat(path: readonly Point[]): number[] {
  const points: number[] = [];
  for (const [x, y] of path) points.push(x, y);
  return points;
}

/** Where an edge is cut: at one of its points, or where the segment that follows is bent to. */
interface Cut {
  readonly edge: number;
  readonly at: number;
  readonly bend: Point | null;
}

/** The cuts at the ends of the path, none where it ends at a node; null where it ends off the border. */
function cutsOf(map: PlanarMap, { faces, rerouted }: Redraw, path: readonly Point[]): Cut[] | null {
  const cuts: Cut[] = [];
  let used = 0;
  for (const point of [path[0]!, path[path.length - 1]!]) {
    const reroute = rerouted.find(({ after }) => same(after[1]!, point));
    if (reroute !== undefined) used++;
    const cut = cutAt(map, faces, point, reroute);
    if (cut === null) return null;
    const { edge, at, bend } = cut;
    if (bend === null && (at === map.pointStart[edge] || at === map.pointStart[edge + 1]! - 1)) continue;
    // The node of a closed edge depends on where its points are.
    if (map.edgeFrom[edge] === map.edgeTo[edge]) return null;
    cuts.push(cut);
  }
  const [first, second] = sortFew(cuts, (p, q) => p.at - q.at || (p.bend === null ? -1 : 1));
  const onOneSegment = first?.bend && second?.bend && first.at === second.at;
  return used === rerouted.length && !onOneSegment ? cuts : null;
}

/** The cut at a point on the border of some faces, or at the bend of one of its segments. */
function cutAt(
  map: PlanarMap,
  faces: readonly number[],
  point: Point,
  reroute: Reroute | undefined,
): Cut | null {
  const { faceRing, ringStart, ringHalf } = map;
  for (const face of faces) {
    for (let k = ringStart[faceRing[face]!]!, end = ringStart[faceRing[face + 1]!]!; k < end; k++) {
      const edge = ringHalf[k]! >> 1;
      const at = placeOn(map, edge, point, reroute);
      if (at !== -1) return { edge, at, bend: reroute === undefined ? null : point };
    }
  }
  return null;
}

/** The place on an edge of a point that it passes, or of the segment that is rerouted; −1 for none. */
function placeOn(
  { pointStart, pointX, pointY }: PlanarMap,
  edge: number,
  point: Point,
  reroute: Reroute | undefined,
): number {
  const from = reroute === undefined ? point : reroute.before[0]!;
  const to = reroute === undefined ? point : reroute.before[1]!;
  const last = pointStart[edge + 1]! - 1;
  for (let p = pointStart[edge]!; p <= last; p++) {
    if (!isAt(from, pointX[p]!, pointY[p]!)) continue;
    if (reroute === undefined) return p;
    if (p < last && isAt(to, pointX[p + 1]!, pointY[p + 1]!)) return p;
    if (p > pointStart[edge]! && isAt(to, pointX[p - 1]!, pointY[p - 1]!)) return p - 1;
  }
  return -1;
}

/** The edges that are cut, ascending. */
function edgesOf(cuts: readonly Cut[]): number[] {
  const edges: number[] = [];
  for (const { edge } of cuts) if (!edges.includes(edge)) edges.push(edge);
  return sortFew(edges, ascending);
}

/** Adds the parts of an edge that is cut; returns their halves along the edge. */
function cutEdge(map: PlanarMap, edge: number, cuts: readonly Cut[], edges: FreshEdge[]): number[] {
  const { pointStart, pointX, pointY } = map;
  const parts: number[] = [];
  let points: number[] = [];
  for (let p = pointStart[edge]!, end = pointStart[edge + 1]!; p < end; p++) {
    points.push(pointX[p]!, pointY[p]!);
    for (const { at, bend } of cuts) {
      if (at !== p) continue;
      const [x, y] = bend ?? [pointX[p]!, pointY[p]!];
      if (bend !== null) points.push(x, y);
      parts.push(pushEdge(edges, points, edge));
      points = [x, y];
    }
  }
  parts.push(pushEdge(edges, points, edge));
  return parts;
}

/** Adds the parts of an edge to a ring that runs along it or against it. */
function pushParts(parts: readonly number[], isBackwards: boolean, ring: number[]): void {
  if (isBackwards) for (let i = parts.length - 1; i >= 0; i--) ring.push(twin(parts[i]!));
  else for (const part of parts) ring.push(part);
}

/** The places in the only ring of a face at which the path sets out into it and comes back; null where it does not. */
function cornersOf(
  map: PlanarMap,
  edges: readonly FreshEdge[],
  rings: readonly number[][],
  path: readonly Point[],
): readonly [from: number, to: number] | null {
  const ring = rings[0]!;
  if (rings.length > 1) return null;
  const start = path[0]!;
  const from = cornerAt(map, edges, ring, start);
  const to = cornerAt(map, edges, ring, path[path.length - 1]!);
  if (from === -1 || to === -1) return null;
  const next = pointOf(map, edges, ring[from]!, 1);
  const last = pointOf(map, edges, twin(ring[from === 0 ? ring.length - 1 : from - 1]!), 1);
  return leadsInto(start, next, last, path[1]!) ? [from, to] : null;
}

/** Which half-edge of a ring sets out from a place; −1 for none. */
function cornerAt(
  map: PlanarMap,
  edges: readonly FreshEdge[],
  ring: readonly number[],
  place: Point,
): number {
  for (let i = 0; i < ring.length; i++) if (same(pointOf(map, edges, ring[i]!, 0), place)) return i;
  return -1;
}

/** The `i`-th point of a half-edge of the map or of those that are new. */
function pointOf(map: PlanarMap, edges: readonly FreshEdge[], half: number, i: number): Point {
  if (half < 0) {
    const { points } = edges[~half >> 1]!;
    const k = (~half & 1) === 0 ? i * 2 : points.length - 2 - i * 2;
    return [points[k]!, points[k + 1]!];
  }
  const p = pointOfHalf(map, half, i);
  return [map.pointX[p]!, map.pointY[p]!];
}

/** A ring of the halves from one place of a ring up to another, and one more. */
function closed(ring: readonly number[], from: number, to: number, last: number): number[] {
  const halves: number[] = [];
  for (let i = from; i !== to; i = i + 1 === ring.length ? 0 : i + 1) halves.push(ring[i]!);
  halves.push(last);
  return halves;
}
