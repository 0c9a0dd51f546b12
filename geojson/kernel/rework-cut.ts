import { type Draft, type FreshEdge, type FreshFace, freshHalf, withSides } from './patch.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute, Stretch } from './redraw.ts';
import { halvesOnce, isClear, same } from './rework-clear.ts';
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
  const lostEdges = [...new Set(cuts.map(({ edge }) => edge))].sort((p, q) => p - q);
  const lostFaces = withSides(map, redraw.faces, lostEdges);
  if (!isClear(map, lostFaces, redraw, path)) return null;
  const edges: FreshEdge[] = [];
  const along = pushEdge(edges, path, -1);
  const pieces = new Map(lostEdges.map((edge) => [edge, cutEdge(map, edge, cuts, edges)]));
  const write = (half: number, ring: number[]) => {
    const parts = pieces.get(half >> 1);
    if (parts === undefined) ring.push(half);
    else if ((half & 1) === 0) ring.push(...parts);
    else for (let i = parts.length - 1; i >= 0; i--) ring.push(twin(parts[i]!));
  };
  const faces: FreshFace[] = [];
  let isCut = false;
  for (const face of lostFaces) {
    const rings = ringsOf(map, face, write);
    const [from, to] = redraw.faces.includes(face) ? cornersOf(map, edges, rings, path) : [-1, -1];
    isCut ||= from !== -1;
    if (from === -1) faces.push({ cameFrom: [face], rings });
    else {
      const left = [...stretchOfRing(rings[0]!, to, from), along];
      const right = [...stretchOfRing(rings[0]!, from, to), twin(along)];
      faces.push({ cameFrom: [face], rings: [left] }, { cameFrom: [face], rings: [right] });
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

/** Where an edge is cut: at one of its points, or where the segment that follows is bent to. */
interface Cut {
  readonly edge: number;
  readonly at: number;
  readonly bend: Point | null;
}

/** The cuts at the ends of the path, none where it ends at a node; null where it ends off the border. */
function cutsOf(map: PlanarMap, { faces, rerouted }: Redraw, path: readonly Point[]): Cut[] | null {
  const halves = halvesOnce(map, faces);
  const cuts: Cut[] = [];
  let used = 0;
  for (const point of [path[0]!, path[path.length - 1]!]) {
    const reroute = rerouted.find(({ after }) => same(after[1]!, point));
    if (reroute !== undefined) used++;
    let edge = -1;
    let at = -1;
    for (let k = 0; k < halves.length && at === -1; k++) {
      edge = halves[k]! >> 1;
      at = placeOn(map, edge, point, reroute);
    }
    if (at === -1) return null;
    const isNode = at === map.pointStart[edge] || at === map.pointStart[edge + 1]! - 1;
    if (reroute === undefined && isNode) continue;
    // The node of a closed edge depends on where its points are.
    if (map.edgeFrom[edge] === map.edgeTo[edge]) return null;
    cuts.push({ edge, at, bend: reroute === undefined ? null : point });
  }
  const [first, second] = cuts.sort((p, q) => p.at - q.at || (p.bend === null ? -1 : 1));
  const onOneSegment = first?.bend && second?.bend && first.at === second.at;
  return used === rerouted.length && !onOneSegment ? cuts : null;
}

/** The place on an edge of a point that it passes, or of the segment that is rerouted; −1 for none. */
function placeOn(
  { pointStart, pointX, pointY }: PlanarMap,
  edge: number,
  point: Point,
  reroute: Reroute | undefined,
): number {
  const [fromX, fromY] = reroute === undefined ? point : reroute.before[0]!;
  const [toX, toY] = reroute === undefined ? point : reroute.before[1]!;
  const last = pointStart[edge + 1]! - 1;
  for (let p = pointStart[edge]!; p <= last; p++) {
    if (pointX[p] !== fromX || pointY[p] !== fromY) continue;
    if (reroute === undefined) return p;
    if (p < last && pointX[p + 1] === toX && pointY[p + 1] === toY) return p;
    if (p > pointStart[edge]! && pointX[p - 1] === toX && pointY[p - 1] === toY) return p - 1;
  }
  return -1;
}

/** Adds an edge in its canonical direction; returns the half of it that runs along the points. */
function pushEdge(edges: FreshEdge[], points: readonly Point[], source: number): number {
  const [x1, y1] = points[0]!;
  const [x2, y2] = points[points.length - 1]!;
  const turned = (x1 - x2 || y1 - y2) > 0;
  edges.push({ points: turned ? points.toReversed() : points, source });
  return freshHalf(edges.length - 1, turned);
}

/** Adds the parts of an edge that is cut; returns their halves along the edge. */
function cutEdge(map: PlanarMap, edge: number, cuts: readonly Cut[], edges: FreshEdge[]): number[] {
  const parts: number[] = [];
  let points: Point[] = [];
  for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]!; p++) {
    const here: Point = [map.pointX[p]!, map.pointY[p]!];
    points.push(here);
    for (const { at, bend } of cuts) {
      if (at !== p) continue;
      if (bend !== null) points.push(bend);
      parts.push(pushEdge(edges, points, edge));
      points = [bend ?? here];
    }
  }
  parts.push(pushEdge(edges, points, edge));
  return parts;
}

/** The places in the only ring of a face at which the path sets out into it and comes back; −1 where it does not. */
function cornersOf(
  map: PlanarMap,
  edges: readonly FreshEdge[],
  [ring, hole]: readonly number[][],
  path: readonly Point[],
): [from: number, to: number] {
  const none: [number, number] = [-1, -1];
  if (ring === undefined || hole !== undefined) return none;
  const at = (point: Point) => ring.findIndex((half) => same(firstStretch(map, edges, half)[0], point));
  const from = at(path[0]!);
  const to = at(path[path.length - 1]!);
  if (from === -1 || to === -1) return none;
  const before = ring[(from + ring.length - 1) % ring.length]!;
  const next = firstStretch(map, edges, ring[from]!)[1];
  const last = firstStretch(map, edges, twin(before))[1];
  return leadsInto(path[0]!, next, last, path[1]!) ? [from, to] : none;
}

/** The halves of a ring from one place up to another. */
function stretchOfRing(ring: readonly number[], from: number, to: number): number[] {
  return from < to ? ring.slice(from, to) : [...ring.slice(from), ...ring.slice(0, to)];
}

/** The first two points of a half-edge of the map or of those that are new. */
function firstStretch(map: PlanarMap, edges: readonly FreshEdge[], half: number): Stretch {
  if (half < 0) {
    const { points } = edges[~half >> 1]!;
    return (~half & 1) === 0
      ? [points[0]!, points[1]!]
      : [points[points.length - 1]!, points[points.length - 2]!];
  }
  const first = (half & 1) === 0 ? map.pointStart[half >> 1]! : map.pointStart[(half >> 1) + 1]! - 1;
  const second = (half & 1) === 0 ? first + 1 : first - 1;
  return [
    [map.pointX[first]!, map.pointY[first]!],
    [map.pointX[second]!, map.pointY[second]!],
  ];
}
