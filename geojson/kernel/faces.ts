import type { EdgeChains } from './chains.ts';
import { rememberSuccessors } from './dissolve.ts';
import { orientation } from './orientation.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import {
  type EdgeGeometry,
  isCounterClockwise,
  originOf,
  ringsOfWalk,
  rotationOf,
  successors,
} from './rings.ts';

/**
 * Faces completes nodes and edges to a planar map. Every walk along the edges belongs to one face: one with a
 * counter-clockwise ring bounds a face from outside; one without goes around a whole island, and belongs
 * to whatever surrounds that. Faces are numbered by their lowest outer half-edge.
 */
export function withFaces(chains: EdgeChains): PlanarMap {
  const edges = { ...chains, nodeCount: chains.nodeX.length, edgeCount: chains.edgeFrom.length };
  const walks = walksOf(edges);
  const faceOfWalk = facesOfWalks(edges, walks);
  const faceCount = faceOfWalk.reduce((count, face) => Math.max(count, face + 1), 0);
  const ringsOfFace: number[][][] = Array.from({ length: faceCount }, () => []);
  for (const [w, face] of faceOfWalk.entries()) {
    if (face !== OUTSIDE) ringsOfFace[face]!.push(...walks.rings[w]!);
  }
  for (const rings of ringsOfFace) putOuterFirst(edges, rings);
  const edgeLeft = new Int32Array(edges.edgeCount);
  const edgeRight = new Int32Array(edges.edgeCount);
  for (let edge = 0; edge < edges.edgeCount; edge++) {
    edgeLeft[edge] = faceOfWalk[walks.walkOf[edge * 2]!]!;
    edgeRight[edge] = faceOfWalk[walks.walkOf[edge * 2 + 1]!]!;
  }
  const map = {
    nodeCount: edges.nodeCount,
    edgeCount: edges.edgeCount,
    faceCount,
    nodeX: chains.nodeX,
    nodeY: chains.nodeY,
    edgeFrom: chains.edgeFrom,
    edgeTo: chains.edgeTo,
    edgeLeft,
    edgeRight,
    pointStart: chains.pointStart,
    pointX: chains.pointX,
    pointY: chains.pointY,
    ...packRings(ringsOfFace),
  };
  rememberSuccessors(map, walks.next);
  return map;
}

interface Walks {
  /** For each half-edge the one that follows it. */
  readonly next: Uint32Array;
  /** The walk each half-edge belongs to; walks are numbered by their lowest half-edge. */
  readonly walkOf: Int32Array;
  readonly rings: readonly number[][][];
  /** The lowest half-edge of the walk's counter-clockwise ring, −1 where it has none. */
  readonly outer: Int32Array;
}

function walksOf(edges: EdgeGeometry): Walks {
  const next = successors(edges, rotationOf(edges));
  const walkOf = new Int32Array(next.length).fill(-1);
  const rings: number[][][] = [];
  /** The walk that last came through each node. */
  const through = new Int32Array(edges.nodeCount).fill(-1);
  for (let first = 0; first < next.length; first++) {
    if (walkOf[first] !== -1) continue;
    const walk: number[] = [];
    let isRing = true;
    for (let half = first; walkOf[half] === -1; half = next[half]!) {
      walkOf[half] = rings.length;
      walk.push(half);
      const node = originOf(edges, half);
      if (through[node] === rings.length) isRing = false;
      through[node] = rings.length;
    }
    rings.push(isRing ? [walk] : ringsOfWalk(edges, walk));
  }
  const outer = Int32Array.from(
    rings,
    (list) => list.find((ring) => isCounterClockwise(edges, ring))?.[0] ?? -1,
  );
  return { next, walkOf, rings, outer };
}

/** The face each walk bounds, or `OUTSIDE`. */
function facesOfWalks(edges: EdgeGeometry, walks: Walks): Int32Array {
  const face = new Int32Array(walks.rings.length).fill(OUTSIDE);
  const islands: number[] = [];
  // Where a hole touches the outer ring both are in one walk, whose lowest half-edge may be the hole's.
  const outers = walks.outer.filter((half) => half !== -1).sort();
  for (const [number, half] of outers.entries()) face[walks.walkOf[half]!] = number;
  for (const [walk, half] of walks.outer.entries()) if (half === -1) islands.push(walk);
  const surrounding = walksAround(edges, walks, islands);
  const resolve = (walk: number): number => {
    if (walks.outer[walk] !== -1) return face[walk]!;
    const outer = surrounding.get(walk);
    return outer === undefined ? OUTSIDE : resolve(outer);
  };
  for (const island of islands) face[island] = resolve(island);
  return face;
}

interface Probe {
  readonly island: number;
  readonly x: number;
  readonly y: number;
  /** The half-edge nearest to the west, running south, and the points of the segment of it that was met. */
  hit: { half: number; south: number; north: number } | null;
}

/**
 * The walk that an island's westernmost point sees to its west; nothing when it sees no edge. That walk
 * either bounds the face the island lies in or goes around another island in the same face.
 */
function walksAround(edges: EdgeGeometry, walks: Walks, islands: readonly number[]): Map<number, number> {
  if (islands.length < 2) return new Map();
  const probes = islands.map((island) => probeOf(edges, island, walks.rings[island]!));
  probes.sort((p, q) => p.y - q.y);
  /** Of the probes, with one before and one after all of them. */
  const latitudes = Int32Array.from([-0x80000000, ...probes.map(({ y }) => y), 0x7fffffff]);
  const longitudes = Int32Array.from(probes, ({ x }) => x);
  /** How far west what each probe sees begins: what lies further west it does not see. */
  const seen = new Int32Array(probes.length).fill(-0x80000000);
  const { pointX: x, pointY: y, pointStart } = edges;
  for (let edge = 0; edge < edges.edgeCount; edge++) {
    let here = firstAtOrAbove(latitudes, y[pointStart[edge]!]!);
    for (let p = pointStart[edge]!; p < pointStart[edge + 1]! - 1; p++) {
      if (latitudes[here - 1]! < y[p + 1]! && y[p + 1]! <= latitudes[here]!) continue;
      // Of the probes the segment passes those from the lower point's on, to before the upper point's.
      const before = here;
      while (latitudes[here - 1]! >= y[p + 1]!) here--;
      while (latitudes[here]! < y[p + 1]!) here++;
      const rises = y[p]! < y[p + 1]!;
      const south = rises ? p : p + 1;
      const north = rises ? p + 1 : p;
      for (let i = Math.min(before, here) - 1; i < Math.max(before, here) - 1; i++) {
        if (x[south]! >= longitudes[i]! && x[north]! >= longitudes[i]!) continue;
        if (x[south]! < seen[i]! && x[north]! < seen[i]!) continue;
        const probe = probes[i]!;
        if (orientation(x[south]!, y[south]!, x[north]!, y[north]!, probe.x, probe.y) >= 0) continue;
        if (probe.hit !== null && !isEastOf(edges, south, north, probe.hit.south, probe.hit.north)) continue;
        probe.hit = { half: edge * 2 + (rises ? 1 : 0), south, north };
        seen[i] = Math.min(x[south]!, x[north]!);
      }
    }
  }
  const around = new Map<number, number>();
  for (const probe of probes) if (probe.hit !== null) around.set(probe.island, walks.walkOf[probe.hit.half]!);
  return around;
}

function probeOf(
  { pointX: x, pointY: y, pointStart }: EdgeGeometry,
  island: number,
  rings: readonly number[][],
): Probe {
  let lowest = pointStart[rings[0]![0]! >> 1]!;
  for (const ring of rings) {
    for (const half of ring) {
      for (let p = pointStart[half >> 1]!; p < pointStart[(half >> 1) + 1]!; p++) {
        if (x[p]! < x[lowest]! || (x[p] === x[lowest] && y[p]! < y[lowest]!)) lowest = p;
      }
    }
  }
  return { island, x: x[lowest]!, y: y[lowest]!, hit: null };
}

function firstAtOrAbove(latitudes: Int32Array, y: number): number {
  let low = 0;
  let high = latitudes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (latitudes[middle]! < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of two segments that do not cross and span a common latitude: does the first lie east of the second there? */
function isEastOf(
  edges: EdgeGeometry,
  south: number,
  north: number,
  south2: number,
  north2: number,
): boolean {
  const { pointX: x, pointY: y } = edges;
  const side = (a: number, b: number, p: number) => orientation(x[a]!, y[a]!, x[b]!, y[b]!, x[p]!, y[p]!);
  if (y[south]! >= y[south2]!) return (side(south2, north2, south) || side(south2, north2, north)) < 0;
  return (side(south, north, south2) || side(south, north, north2)) > 0;
}

function putOuterFirst(edges: EdgeGeometry, rings: number[][]): void {
  if (rings.length === 1) return;
  rings.sort((p, q) => p[0]! - q[0]!);
  const outer = rings.findIndex((ring) => isCounterClockwise(edges, ring));
  rings.unshift(...rings.splice(outer, 1));
}

function packRings(faces: readonly number[][][]): Pick<PlanarMap, 'faceRing' | 'ringStart' | 'ringHalf'> {
  const faceRing = new Uint32Array(faces.length + 1);
  for (let face = 0; face < faces.length; face++) faceRing[face + 1] = faceRing[face]! + faces[face]!.length;
  const ringStart = new Uint32Array(faceRing[faces.length]! + 1);
  let r = 0;
  for (const rings of faces) for (const ring of rings) ringStart[++r] = ringStart[r - 1]! + ring.length;
  const ringHalf = new Uint32Array(ringStart[r]!);
  r = 0;
  for (const rings of faces) for (const ring of rings) ringHalf.set(ring, ringStart[r++]!);
  return { faceRing, ringStart, ringHalf };
}
