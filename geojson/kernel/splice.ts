import { blankMap, copyRun, type MapSizes } from './blank-map.ts';
import { nodeAt } from './lookup.ts';
import type { Patch } from './patch.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { forEachStretch, type Renumbering, renumber } from './renumbering.ts';

/**
 * Splicing carries out a patch. What was not touched keeps its order, so it is copied and renumbered stretch by stretch; the
 * result is canonical: the same map, byte for byte, as one built from scratch.
 */
export function splice(old: PlanarMap, patch: Patch): PlanarMap {
  const map = blankMap(sizesOf(old, patch));
  spliceNodes(map, old, patch);
  splicePoints(map, old, patch);
  spliceEdges(map, old, patch);
  spliceFaces(map, old, patch);
  setSides(map, patch);
  return map;
}

function sizesOf(old: PlanarMap, { nodes, edges, freshEdges, faces, freshFaces }: Patch): MapSizes {
  let points = old.pointX.length;
  for (const edge of edges.lost) points -= old.pointStart[edge + 1]! - old.pointStart[edge]!;
  for (const edge of freshEdges) points += edge.points.length;
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
  freshNodes.forEach(([x, y], i) => {
    map.nodeX[nodes.fresh[i]!] = x;
    map.nodeY[nodes.fresh[i]!] = y;
  });
}

/** Copies what stays to its new place; what comes is left as it is. */
export function spliceValues(target: Int32Array, source: Int32Array, { kept }: Renumbering): void {
  for (const { from, to, shift } of kept) copyRun(target, from + shift, source, from, to);
}

function splicePoints(map: PlanarMap, old: PlanarMap, { edges, freshEdges }: Patch): void {
  const { pointStart, pointX, pointY } = map;
  let at = 0;
  const comes = (i: number, edge: number) => {
    pointStart[edge] = at;
    for (const [x, y] of freshEdges[i]!.points) {
      pointX[at] = x;
      pointY[at++] = y;
    }
  };
  const stays = (from: number, to: number, edge: number) => {
    const first = old.pointStart[from]!;
    const end = old.pointStart[to]!;
    for (let e = from; e < to; e++) pointStart[edge + e - from] = old.pointStart[e]! - first + at;
    copyRun(pointX, at, old.pointX, first, end);
    copyRun(pointY, at, old.pointY, first, end);
    at += end - first;
  };
  forEachStretch(edges, stays, comes);
  pointStart[edges.newCount] = at;
}

/** Copies the kept edges' nodes and sides; sides that are gone are set by `setSides`. */
function spliceEdges(map: PlanarMap, old: PlanarMap, { nodes, edges, freshEdges, faces }: Patch): void {
  for (const { from, to, shift } of edges.kept) {
    renumber(map.edgeFrom, from + shift, old.edgeFrom, from, to, nodes);
    renumber(map.edgeTo, from + shift, old.edgeTo, from, to, nodes);
    renumber(map.edgeLeft, from + shift, old.edgeLeft, from, to, faces);
    renumber(map.edgeRight, from + shift, old.edgeRight, from, to, faces);
  }
  for (let i = 0; i < freshEdges.length; i++) {
    const edge = edges.fresh[i]!;
    const { points } = freshEdges[i]!;
    map.edgeFrom[edge] = nodeAt(map, ...points[0]!);
    map.edgeTo[edge] = nodeAt(map, ...points[points.length - 1]!);
    map.edgeLeft[edge] = OUTSIDE;
    map.edgeRight[edge] = OUTSIDE;
  }
}

function spliceFaces(map: PlanarMap, old: PlanarMap, { edges, faces, freshFaces }: Patch): void {
  let ring = 0;
  let length = 0;
  const comes = (i: number, face: number) => {
    map.faceRing[face] = ring;
    for (const halves of freshFaces[i]!.rings) {
      map.ringStart[ring++] = length;
      for (const half of halves) map.ringHalf[length++] = half;
    }
  };
  const stays = (from: number, to: number, face: number) => {
    const firstRing = old.faceRing[from]!;
    const endRing = old.faceRing[to]!;
    const first = old.ringStart[firstRing]!;
    const end = old.ringStart[endRing]!;
    for (let f = from; f < to; f++) map.faceRing[face + f - from] = old.faceRing[f]! - firstRing + ring;
    for (let r = firstRing; r < endRing; r++) map.ringStart[ring++] = old.ringStart[r]! - first + length;
    renumber(map.ringHalf, length, old.ringHalf, first, end, edges, 1);
    length += end - first;
  };
  forEachStretch(faces, stays, comes);
  map.faceRing[faces.newCount] = ring;
  map.ringStart[ring] = length;
}

/** Every half-edge of a face that comes has it on its left. */
function setSides({ edgeLeft, edgeRight }: PlanarMap, { faces, freshFaces }: Patch): void {
  freshFaces.forEach(({ rings }, i) => {
    for (const ring of rings) {
      for (const half of ring) ((half & 1) === 0 ? edgeLeft : edgeRight)[half >> 1] = faces.fresh[i]!;
    }
  });
}
