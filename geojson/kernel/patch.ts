import { faceOfHalf } from './dissolve.ts';
import { type PatchNodes, patchNodes } from './patch-nodes.ts';
import type { PlanarMap } from './planar-map.ts';
import { numberAfter, numberBefore, type Renumbering, renumbering } from './renumbering.ts';
import { startingLowest } from './rings.ts';
import { distinctAscending, sortFew } from './sort-few.ts';

/**
 * A patch is what an edit of a map comes to: nodes, edges and faces that go, others that come, and how all the rest is
 * renumbered, so that the order stays canonical. `splice` carries it out.
 */
export interface Patch extends Pick<PatchNodes, 'nodes' | 'freshNodes'> {
  readonly edges: Renumbering;
  readonly faces: Renumbering;
  /** The edges and faces that come, as the nodes in the order of their new numbers. */
  readonly freshEdges: readonly JoinedEdge[];
  readonly freshFaces: readonly FreshFace[];
}

export interface FreshEdge {
  /** From the lower node to the higher; x and y in turn. */
  readonly points: readonly number[];
  /** The old edge that the most of it comes from, or −1 where all was added. */
  readonly source: number;
}

/** With the new numbers of its nodes. */
export interface JoinedEdge extends FreshEdge {
  readonly from: number;
  readonly to: number;
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
  const { nodes, freshNodes, ends } = patchNodes(map, draft.lostEdges, draft.edges);
  const comers = draft.edges.map((edge, i): Comer => ({ edge, i, rank: rankOfEdge(map, edge.points) }));
  sortFew(comers, compareComers);
  const ranks = comers.map(({ rank }) => rank);
  const edges = renumbering(map.edgeCount, draft.lostEdges, ranks);
  const freshEdges = comers.map(({ edge: { points, source }, i }): JoinedEdge => {
    return { points, source, from: ends[i * 2]!, to: ends[i * 2 + 1]! };
  });
  const numberOf = ranks.slice();
  for (let k = 0; k < comers.length; k++) numberOf[comers[k]!.i] = edges.fresh[k]!;
  const freshFaces = draft.faces.map((face) => renumberedFace(face, edges, numberOf));
  sortFew(freshFaces, compareFaces);
  const faceRanks = freshFaces.map(({ rings }) => rankOfFace(map, lowestOld(rings[0]![0]!, edges, ranks)));
  const faces = renumbering(map.faceCount, draft.lostFaces, faceRanks);
  return { nodes, freshNodes, edges, freshEdges, faces, freshFaces };
}

/** An edge on its way to its new number. */
interface Comer {
  readonly edge: FreshEdge;
  /** Its place in the draft. */
  readonly i: number;
  /** How many edges of the old map are before it. */
  readonly rank: number;
}

function compareComers(p: Comer, q: Comer): number {
  return p.rank - q.rank || compareEdges(p.edge.points, q.edge.points);
}

/** By first node, last node, and second point. */
function compareEdges(p: readonly number[], q: readonly number[]): number {
  const [m, n] = [p.length, q.length];
  return (
    p[0]! - q[0]! ||
    p[1]! - q[1]! ||
    p[m - 2]! - q[n - 2]! ||
    p[m - 1]! - q[n - 1]! ||
    p[2]! - q[2]! ||
    p[3]! - q[3]!
  );
}

function compareFaces(p: FreshFace, q: FreshFace): number {
  return p.rings[0]![0]! - q.rings[0]![0]!;
}

/** A face of a draft in new numbers: each ring from its lowest half-edge on, the holes in the order of these. */
function renumberedFace(
  { cameFrom, rings }: FreshFace,
  edges: Renumbering,
  numberOf: readonly number[],
): FreshFace {
  const outer = renumbered(rings[0]!, edges, numberOf);
  if (rings.length === 1) return { cameFrom, rings: [outer] };
  const holes = rings.slice(1).map((ring) => renumbered(ring, edges, numberOf));
  return { cameFrom, rings: [outer, ...holes.sort((p, q) => p[0]! - q[0]!)] };
}

/** A ring of a draft in new numbers, from its lowest half-edge on. */
function renumbered(ring: readonly number[], edges: Renumbering, numberOf: readonly number[]): number[] {
  const halves = ring.slice();
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    const edge = half < 0 ? numberOf[~half >> 1]! : numberAfter(edges, half >> 1);
    halves[i] = edge * 2 + ((half < 0 ? ~half : half) & 1);
  }
  return startingLowest(halves);
}

/** The lowest old half-edge that is not below a new one. */
function lowestOld(half: number, edges: Renumbering, ranks: readonly number[]): number {
  const old = numberBefore(edges, half >> 1);
  return old < 0 ? ranks[-1 - old]! * 2 : old * 2 + (half & 1);
}

/** How many edges of the map are before one of these points in the canonical order. */
function rankOfEdge({ edgeCount, pointStart, pointX, pointY }: PlanarMap, points: readonly number[]): number {
  const last = points.length - 2;
  let low = 0;
  let high = edgeCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    const begin = pointStart[middle]!;
    const end = pointStart[middle + 1]! - 1;
    const order =
      pointX[begin]! - points[0]! ||
      pointY[begin]! - points[1]! ||
      pointX[end]! - points[last]! ||
      pointY[end]! - points[last + 1]! ||
      pointX[begin + 1]! - points[2]! ||
      pointY[begin + 1]! - points[3]!;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many faces of the map begin with a half-edge below this one. */
function rankOfFace({ faceCount, faceRing, ringStart, ringHalf }: PlanarMap, half: number): number {
  let low = 0;
  let high = faceCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ringHalf[ringStart[faceRing[middle]!]!]! < half) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The faces on the sides of some edges beside some given, ascending, without the outside. */
export function withSides(map: PlanarMap, faces: readonly number[], edges: readonly number[]): number[] {
  const all = faces.slice();
  for (const edge of edges) {
    const left = faceOfHalf(map, edge * 2);
    const right = faceOfHalf(map, edge * 2 + 1);
    if (left >= 0) all.push(left);
    if (right >= 0) all.push(right);
  }
  return distinctAscending(all);
}
