import { blankMap, type MapSizes } from './blank-map.ts';
import { copyInts, copyUints, renumberEnds, renumberHalves, renumberSides } from './copy-run.ts';
import type { FreshFace, Patch } from './patch.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { isSteady, numberTable, type Renumbering } from './renumbering.ts';

/**
 * Splicing carries out a patch. What was not touched keeps its order, so it is copied and renumbered stretch by stretch; the
 * result is canonical: the same map, byte for byte, as one built from scratch.
 */
export function splice(old: PlanarMap, patch: Patch): PlanarMap {
  const map = blankMap(sizesOf(old, patch));
  spliceNodes(map, old, patch);
  splicePoints(map, old, patch);
  spliceEnds(map, old, patch);
  spliceSides(map, old, patch);
  spliceFaces(map, old, patch);
  return map;
}

function sizesOf(old: PlanarMap, { nodes, edges, freshEdges, faces, freshFaces }: Patch): MapSizes {
  let points = old.pointX.length;
  for (const edge of edges.lost) points -= old.pointStart[edge + 1]! - old.pointStart[edge]!;
  for (const edge of freshEdges) points += edge.points.length / 2;
  let rings = old.ringStart.length - 1;
  let halves = old.ringHalf.length;
  for (const face of faces.lost) {
    const first = old.faceRing[face]!;
    const end = old.faceRing[face + 1]!;
    rings -= end - first;
    halves -= old.ringStart[end]! - old.ringStart[first]!;
  }
  for (const face of freshFaces) {
    rings += face.rings.length;
    for (const ring of face.rings) halves += ring.length;
  }
  return { nodes: nodes.newCount, edges: edges.newCount, faces: faces.newCount, points, rings, halves };
}

function spliceNodes(map: PlanarMap, old: PlanarMap, { nodes, freshNodes }: Patch): void {
  spliceValues(map.nodeX, old.nodeX, nodes);
  spliceValues(map.nodeY, old.nodeY, nodes);
  for (let i = 0; i < freshNodes.length; i++) {
    map.nodeX[nodes.fresh[i]!] = freshNodes[i]![0];
    map.nodeY[nodes.fresh[i]!] = freshNodes[i]![1];
  }
}

/** Copies what stays to its new place; what comes is left as it is. */
export function spliceValues(target: Int32Array, source: Int32Array, { kept }: Renumbering): void {
  for (const { from, to, shift } of kept) copyInts(target, from + shift, source, from, to);
}

/**
 * Edge after edge in the order of the new numbers, stretches that stay and between them those that come: each begins where
 * `pointStart` says by then, and says where the next begins.
 */
function splicePoints(map: PlanarMap, old: PlanarMap, { edges, freshEdges }: Patch): void {
  const { kept, fresh } = edges;
  let i = 0;
  for (const { from, to, shift } of kept) {
    const edge = from + shift;
    for (; i < fresh.length && fresh[i]! < edge; i++) putPoints(map, fresh[i]!, freshEdges[i]!.points);
    const at = map.pointStart[edge]!;
    const first = old.pointStart[from]!;
    const end = old.pointStart[to]!;
    copyUints(map.pointStart, edge + 1, old.pointStart, from + 1, to + 1, at - first);
    copyInts(map.pointX, at, old.pointX, first, end);
    copyInts(map.pointY, at, old.pointY, first, end);
  }
  for (; i < fresh.length; i++) putPoints(map, fresh[i]!, freshEdges[i]!.points);
}

/** Writes the points of an edge that comes. */
function putPoints({ pointStart, pointX, pointY }: PlanarMap, edge: number, points: readonly number[]): void {
  let at = pointStart[edge]!;
  for (let i = 0; i < points.length; i += 2) {
    pointX[at] = points[i]!;
    pointY[at++] = points[i + 1]!;
  }
  pointStart[edge + 1] = at;
}

function spliceEnds(map: PlanarMap, old: PlanarMap, { nodes, edges, freshEdges }: Patch): void {
  const nodeOf = isSteady(nodes) ? null : numberTable(nodes);
  for (const { from, to, shift } of edges.kept) {
    renumberEnds(map.edgeFrom, from + shift, old.edgeFrom, from, to, nodeOf);
    renumberEnds(map.edgeTo, from + shift, old.edgeTo, from, to, nodeOf);
  }
  for (let i = 0; i < freshEdges.length; i++) {
    map.edgeFrom[edges.fresh[i]!] = freshEdges[i]!.from;
    map.edgeTo[edges.fresh[i]!] = freshEdges[i]!.to;
  }
}

/** Copies the kept edges' sides; those that are gone are written with the faces that come. */
function spliceSides(map: PlanarMap, old: PlanarMap, { edges, faces }: Patch): void {
  const faceOf = isSteady(faces) ? null : numberTable(faces);
  for (const { from, to, shift } of edges.kept) {
    renumberSides(map.edgeLeft, from + shift, old.edgeLeft, from, to, faceOf);
    renumberSides(map.edgeRight, from + shift, old.edgeRight, from, to, faceOf);
  }
  for (const edge of edges.fresh) {
    map.edgeLeft[edge] = OUTSIDE;
    map.edgeRight[edge] = OUTSIDE;
  }
}

/** Face after face, as `splicePoints` goes through the edges. */
function spliceFaces(map: PlanarMap, old: PlanarMap, { edges, faces, freshFaces }: Patch): void {
  const edgeOf = isSteady(edges) ? null : numberTable(edges);
  const { kept, fresh } = faces;
  let i = 0;
  for (const { from, to, shift } of kept) {
    const face = from + shift;
    for (; i < fresh.length && fresh[i]! < face; i++) putFace(map, fresh[i]!, freshFaces[i]!);
    const ring = map.faceRing[face]!;
    const at = map.ringStart[ring]!;
    const firstRing = old.faceRing[from]!;
    const endRing = old.faceRing[to]!;
    const first = old.ringStart[firstRing]!;
    copyUints(map.faceRing, face + 1, old.faceRing, from + 1, to + 1, ring - firstRing);
    copyUints(map.ringStart, ring + 1, old.ringStart, firstRing + 1, endRing + 1, at - first);
    renumberHalves(map.ringHalf, at, old.ringHalf, first, old.ringStart[endRing]!, edgeOf);
  }
  for (; i < fresh.length; i++) putFace(map, fresh[i]!, freshFaces[i]!);
}

/** Writes the rings of a face that comes; every half-edge of it has it on its left. */
function putFace(map: PlanarMap, face: number, { rings }: FreshFace): void {
  const { faceRing, ringStart, ringHalf, edgeLeft, edgeRight } = map;
  let ring = faceRing[face]!;
  for (const halves of rings) {
    let at = ringStart[ring]!;
    for (const half of halves) {
      ringHalf[at++] = half;
      ((half & 1) === 0 ? edgeLeft : edgeRight)[half >> 1] = face;
    }
    ringStart[++ring] = at;
  }
  faceRing[face + 1] = ring;
}
