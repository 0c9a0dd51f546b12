import { faceOfHalf } from './dissolve.ts';
import { degreesOf, nodeAt } from './lookup.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';
import { numberAfter, numberBefore, type Renumbering, renumbering } from './renumbering.ts';
import { startingLowest } from './rings.ts';

/**
 * A patch is what an edit of a map comes to: nodes, edges and faces that go, others that come, and how all the rest is
 * renumbered, so that the order stays canonical. `splice` carries it out.
 */
export interface Patch {
  readonly nodes: Renumbering;
  readonly edges: Renumbering;
  readonly faces: Renumbering;
  /** The nodes, edges and faces that come, in the order of their new numbers. */
  readonly freshNodes: readonly Point[];
  readonly freshEdges: readonly FreshEdge[];
  readonly freshFaces: readonly FreshFace[];
}

export interface FreshEdge {
  /** From the lower node to the higher. */
  readonly points: readonly Point[];
  /** The old edge that the most of it comes from, or −1 where all was added. */
  readonly source: number;
}

export interface FreshFace {
  /** Rings of half-edges, the outer ring first. */
  readonly rings: readonly (readonly number[])[];
  /** The old faces whose boundary is also this one's, ascending; of a face bounded by added segments only, those of its neighbours. */
  readonly cameFrom: readonly number[];
}

/** A patch before anything has its new number. */
export interface Draft {
  readonly lostEdges: readonly number[];
  /** Every face with a lost edge on its border is among them. Both ascending. */
  readonly lostFaces: readonly number[];
  readonly edges: readonly FreshEdge[];
  /** A half-edge is an old one, or `freshHalf` of one of the edges. */
  readonly faces: readonly FreshFace[];
}

/** In a draft, one of the halves of its `i`-th edge: negative, where the halves of old edges are not. */
export function freshHalf(i: number, backwards: boolean): number {
  return ~(i * 2 + (backwards ? 1 : 0));
}

/** Gives everything in a draft the number it has in the new map. */
export function patchOf(map: PlanarMap, draft: Draft): Patch {
  const ranks = draft.edges.map(({ points }) => rankOfEdge(map, points));
  const order = ranks.map((_, i) => i);
  order.sort((p, q) => ranks[p]! - ranks[q]! || compareEdges(draft.edges[p]!.points, draft.edges[q]!.points));
  const edges = renumbering(
    map.edgeCount,
    draft.lostEdges,
    order.map((i) => ranks[i]!),
  );
  const numberOf: number[] = [];
  order.forEach((i, k) => {
    numberOf[i] = edges.fresh[k]!;
  });
  const newHalf = (half: number) =>
    half < 0 ? numberOf[~half >> 1]! * 2 + (~half & 1) : numberAfter(edges, half >> 1) * 2 + (half & 1);
  /** The lowest old half-edge that is not below a new one. */
  const lowestOld = (half: number) => {
    const old = numberBefore(edges, half >> 1);
    return old < 0 ? ranks[order[-1 - old]!]! * 2 : old * 2 + (half & 1);
  };
  const freshFaces = draft.faces.map(({ rings, cameFrom }) => ({ cameFrom, rings: inOrder(rings, newHalf) }));
  freshFaces.sort((p, q) => p.rings[0]![0]! - q.rings[0]![0]!);
  const faces = renumbering(
    map.faceCount,
    draft.lostFaces,
    freshFaces.map(({ rings }) => rankOfFace(map, lowestOld(rings[0]![0]!))),
  );
  const freshEdges = order.map((i) => draft.edges[i]!);
  return { ...patchNodes(map, draft), edges, freshEdges, faces, freshFaces };
}

/** Rings in new numbers: each begins with its lowest half-edge, and the holes are in that order. */
function inOrder(rings: readonly (readonly number[])[], newHalf: (half: number) => number): number[][] {
  const [outer, ...holes] = rings.map((ring) => startingLowest(ring.map(newHalf)));
  return holes.length === 0 ? [outer!] : [outer!, ...holes.sort((p, q) => p[0]! - q[0]!)];
}

function patchNodes(map: PlanarMap, { lostEdges, edges }: Draft): Pick<Patch, 'nodes' | 'freshNodes'> {
  const change = new Map<number, number>();
  const count = (n: number, by: number) => change.set(n, (change.get(n) ?? 0) + by);
  for (const edge of lostEdges) {
    count(map.edgeFrom[edge]!, -1);
    count(map.edgeTo[edge]!, -1);
  }
  const fresh: { readonly point: Point; readonly rank: number }[] = [];
  for (const { points } of edges) {
    for (const point of [points[0]!, points[points.length - 1]!]) {
      const n = nodeAt(map, point[0], point[1]);
      if (n >= 0) count(n, 1);
      else fresh.push({ point, rank: -1 - n });
    }
  }
  const lost: number[] = [];
  for (const [n, by] of change) if (by < 0 && degreesOf(map)[n] === -by) lost.push(n);
  lost.sort((p, q) => p - q);
  fresh.sort((p, q) => comparePoints(p.point, q.point));
  const distinct = fresh.filter(({ point }, i) => i === 0 || comparePoints(point, fresh[i - 1]!.point) !== 0);
  const ranks = distinct.map(({ rank }) => rank);
  return { nodes: renumbering(map.nodeCount, lost, ranks), freshNodes: distinct.map(({ point }) => point) };
}

function comparePoints([ax, ay]: Point, [bx, by]: Point): number {
  return ax - bx || ay - by;
}

function compareEdges(p: readonly Point[], q: readonly Point[]): number {
  return (
    comparePoints(p[0]!, q[0]!) ||
    comparePoints(p[p.length - 1]!, q[q.length - 1]!) ||
    comparePoints(p[1]!, q[1]!)
  );
}

/** How many edges of the map are before one of these points in the canonical order. */
function rankOfEdge(map: PlanarMap, points: readonly Point[]): number {
  const [fromX, fromY] = points[0]!;
  const [toX, toY] = points[points.length - 1]!;
  const [x, y] = points[1]!;
  let low = 0;
  let high = map.edgeCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    const first = map.pointStart[middle]!;
    const last = map.pointStart[middle + 1]! - 1;
    const order =
      map.pointX[first]! - fromX ||
      map.pointY[first]! - fromY ||
      map.pointX[last]! - toX ||
      map.pointY[last]! - toY ||
      map.pointX[first + 1]! - x ||
      map.pointY[first + 1]! - y;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many faces of the map begin with a half-edge below this one. */
function rankOfFace(map: PlanarMap, half: number): number {
  let low = 0;
  let high = map.faceCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map.ringHalf[map.ringStart[map.faceRing[middle]!]!]! < half) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The faces on the sides of some edges beside some given, ascending, without the outside. */
export function withSides(map: PlanarMap, faces: readonly number[], edges: readonly number[]): number[] {
  const all = new Set(faces);
  for (const edge of edges) {
    for (const half of [edge * 2, edge * 2 + 1])
      if (faceOfHalf(map, half) >= 0) all.add(faceOfHalf(map, half));
  }
  return [...all].sort((p, q) => p - q);
}
