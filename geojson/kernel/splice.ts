import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Rework } from './redraw.ts';

/**
 * Splicing puts redrawn faces back into their map. What was not touched keeps its order, so it is copied and renumbered
 * in one pass; the result is canonical: the same map, byte for byte, as one built from scratch.
 */
export interface Splice {
  readonly map: PlanarMap;
  /** New numbers of old edges and faces; −1 for those that are gone. */
  readonly edgeMap: Int32Array;
  readonly faceMap: Int32Array;
  /** New numbers of the rework's local edges and faces; −1 for local faces that are not new. */
  readonly localEdge: Int32Array;
  readonly localFace: Int32Array;
}

export function splice(old: PlanarMap, rework: Rework): Splice {
  const nodes = spliceNodes(old, rework);
  const edges = spliceEdges(old, rework);
  const faces = spliceFaces(old, rework, edges);
  const edgeCount = edges.source.length;
  const edgeFrom = new Uint32Array(edgeCount);
  const edgeTo = new Uint32Array(edgeCount);
  const edgeLeft = new Int32Array(edgeCount);
  const edgeRight = new Int32Array(edgeCount);
  edges.source.forEach((source, edge) => {
    if (source < 0) return;
    edgeFrom[edge] = nodes.nodeMap[old.edgeFrom[source]!]!;
    edgeTo[edge] = nodes.nodeMap[old.edgeTo[source]!]!;
    edgeLeft[edge] = mapped(faces.faceMap, old.edgeLeft[source]!);
    edgeRight[edge] = mapped(faces.faceMap, old.edgeRight[source]!);
  });
  const { local, isNew } = rework;
  edges.localEdge.forEach((edge, l) => {
    edgeFrom[edge] = nodes.localNode[local.edgeFrom[l]!]!;
    edgeTo[edge] = nodes.localNode[local.edgeTo[l]!]!;
    const left = local.edgeLeft[l]!;
    const right = local.edgeRight[l]!;
    // A side that is not new keeps what the old edge had there, which is set above.
    if (left !== OUTSIDE && isNew[left]) edgeLeft[edge] = faces.localFace[left]!;
    else if (edges.source[edge]! < 0) edgeLeft[edge] = OUTSIDE;
    if (right !== OUTSIDE && isNew[right]) edgeRight[edge] = faces.localFace[right]!;
    else if (edges.source[edge]! < 0) edgeRight[edge] = OUTSIDE;
  });
  return {
    map: {
      nodeCount: nodes.nodeX.length,
      edgeCount,
      faceCount: faces.faceRing.length - 1,
      nodeX: nodes.nodeX,
      nodeY: nodes.nodeY,
      edgeFrom,
      edgeTo,
      edgeLeft,
      edgeRight,
      ...splicePoints(old, local, edges.source),
      faceRing: faces.faceRing,
      ringStart: faces.ringStart,
      ringHalf: faces.ringHalf,
    },
    edgeMap: edges.edgeMap,
    faceMap: faces.faceMap,
    localEdge: edges.localEdge,
    localFace: faces.localFace,
  };
}

function mapped(map: Int32Array, index: number): number {
  return index < 0 ? index : map[index]!;
}

/** The node of a map at a place, or −1 − where it would stand in the order. */
export function nodeAt(map: PlanarMap, x: number, y: number): number {
  let low = 0;
  let high = map.nodeCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map.nodeX[middle]! - x || map.nodeY[middle]! - y) < 0) low = middle + 1;
    else high = middle;
  }
  return low < map.nodeCount && map.nodeX[low] === x && map.nodeY[low] === y ? low : -1 - low;
}

function spliceNodes(old: PlanarMap, { local, oldEdge, lostEdges }: Rework) {
  const change = new Map<number, number>();
  const count = (n: number, by: number) => change.set(n, (change.get(n) ?? 0) + by);
  for (const edge of lostEdges) for (const n of [old.edgeFrom[edge]!, old.edgeTo[edge]!]) count(n, -1);
  const place = Int32Array.from(local.nodeX, (x, n) => nodeAt(old, x, local.nodeY[n]!));
  oldEdge.forEach((known, edge) => {
    if (known !== -1) return;
    for (const n of [place[local.edgeFrom[edge]!]!, place[local.edgeTo[edge]!]!]) if (n >= 0) count(n, 1);
  });
  const gone = vanishing(old, change);
  const fresh = [...place.keys()].filter((n) => place[n]! < 0);
  const nodeCount = old.nodeCount - gone.size + fresh.length;
  const nodeX = new Int32Array(nodeCount);
  const nodeY = new Int32Array(nodeCount);
  const nodeMap = new Int32Array(old.nodeCount).fill(-1);
  const localNode = new Int32Array(local.nodeCount);
  let at = 0;
  let f = 0;
  for (let n = 0; n <= old.nodeCount; n++) {
    for (; f < fresh.length && -1 - place[fresh[f]!]! === n; f++) {
      localNode[fresh[f]!] = at;
      nodeX[at] = local.nodeX[fresh[f]!]!;
      nodeY[at++] = local.nodeY[fresh[f]!]!;
    }
    if (n === old.nodeCount || gone.has(n)) continue;
    nodeMap[n] = at;
    nodeX[at] = old.nodeX[n]!;
    nodeY[at++] = old.nodeY[n]!;
  }
  place.forEach((n, l) => {
    if (n >= 0) localNode[l] = nodeMap[n]!;
  });
  return { nodeX, nodeY, nodeMap, localNode };
}

/** The nodes at which no edge ends any more. Only those that lost some can be. */
function vanishing(old: PlanarMap, change: ReadonlyMap<number, number>): Set<number> {
  const losing = new Map([...change].filter(([, by]) => by < 0));
  if (losing.size === 0) return new Set();
  for (let edge = 0; edge < old.edgeCount; edge++) {
    for (const n of [old.edgeFrom[edge]!, old.edgeTo[edge]!]) {
      const left = losing.get(n);
      if (left !== undefined) losing.set(n, left + 1);
    }
  }
  return new Set([...losing].filter(([, left]) => left === 0).map(([n]) => n));
}

interface EdgeSplice {
  /** For each new edge the old edge it is, or −1 − the local edge. */
  readonly source: Int32Array;
  readonly edgeMap: Int32Array;
  readonly localEdge: Int32Array;
}

function spliceEdges(old: PlanarMap, { local, oldEdge, lostEdges }: Rework): EdgeSplice {
  const fresh = [...oldEdge.keys()].filter((edge) => oldEdge[edge] === -1);
  const source = new Int32Array(old.edgeCount - lostEdges.length + fresh.length);
  const edgeMap = new Int32Array(old.edgeCount).fill(-1);
  const localEdge = new Int32Array(local.edgeCount);
  let at = 0;
  let edge = 0;
  let lost = 0;
  const copyBefore = (end: number) => {
    for (; edge < end; edge++) {
      if (lostEdges[lost] === edge) lost++;
      else {
        edgeMap[edge] = at;
        source[at++] = edge;
      }
    }
  };
  for (const l of fresh) {
    copyBefore(rankOfEdge(old, local, l));
    localEdge[l] = at;
    source[at++] = -1 - l;
  }
  copyBefore(old.edgeCount);
  oldEdge.forEach((known, l) => {
    if (known !== -1) localEdge[l] = edgeMap[known]!;
  });
  return { source, edgeMap, localEdge };
}

/** How many old edges come before a local edge in the canonical order. */
function rankOfEdge(old: PlanarMap, local: PlanarMap, l: number): number {
  const from = local.edgeFrom[l]!;
  const to = local.edgeTo[l]!;
  const second = local.pointStart[l]! + 1;
  const compare = (edge: number) => {
    const n = old.edgeFrom[edge]!;
    const m = old.edgeTo[edge]!;
    const p = old.pointStart[edge]! + 1;
    return (
      old.nodeX[n]! - local.nodeX[from]! ||
      old.nodeY[n]! - local.nodeY[from]! ||
      old.nodeX[m]! - local.nodeX[to]! ||
      old.nodeY[m]! - local.nodeY[to]! ||
      old.pointX[p]! - local.pointX[second]! ||
      old.pointY[p]! - local.pointY[second]!
    );
  };
  let low = 0;
  let high = old.edgeCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(middle) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Copies the points, run by run. */
function splicePoints(old: PlanarMap, local: PlanarMap, source: Int32Array) {
  const pointStart = new Uint32Array(source.length + 1);
  source.forEach((from, edge) => {
    const [map, e] = from >= 0 ? ([old, from] as const) : ([local, -1 - from] as const);
    pointStart[edge + 1] = pointStart[edge]! + map.pointStart[e + 1]! - map.pointStart[e]!;
  });
  const total = pointStart[source.length]!;
  const pointX = new Int32Array(total);
  const pointY = new Int32Array(total);
  for (let edge = 0; edge < source.length; ) {
    const from = source[edge]!;
    let end = edge + 1;
    if (from >= 0) while (end < source.length && source[end] === from + end - edge) end++;
    const [map, e] = from >= 0 ? ([old, from] as const) : ([local, -1 - from] as const);
    const begin = map.pointStart[e]!;
    const finish = map.pointStart[e + end - edge]!;
    pointX.set(map.pointX.subarray(begin, finish), pointStart[edge]!);
    pointY.set(map.pointY.subarray(begin, finish), pointStart[edge]!);
    edge = end;
  }
  return { pointStart, pointX, pointY };
}

function spliceFaces(old: PlanarMap, { local, isNew, replaced }: Rework, { edgeMap, localEdge }: EdgeSplice) {
  const faceMap = new Int32Array(old.faceCount).fill(-1);
  const localFace = new Int32Array(local.faceCount).fill(-1);
  const fresh = [...localFace.keys()].filter((face) => isNew[face]);
  const faceCount = old.faceCount - replaced.length + fresh.length;
  const faceRing = new Uint32Array(faceCount + 1);
  const rings = old.ringStart.length + local.ringStart.length;
  const ringStart = new Uint32Array(rings);
  const ringHalf = new Uint32Array(old.ringHalf.length + local.ringHalf.length);
  let faces = 0;
  let ring = 0;
  let length = 0;
  const add = (map: PlanarMap, face: number, edges: Int32Array) => {
    for (let r = map.faceRing[face]!; r < map.faceRing[face + 1]!; r++) {
      for (let k = map.ringStart[r]!; k < map.ringStart[r + 1]!; k++) {
        const half = map.ringHalf[k]!;
        ringHalf[length++] = edges[half >> 1]! * 2 + (half & 1);
      }
      ringStart[++ring] = length;
    }
    faceRing[++faces] = ring;
    return faces - 1;
  };
  const lowest = (map: PlanarMap, face: number, edges: Int32Array) => {
    const half = map.ringHalf[map.ringStart[map.faceRing[face]!]!]!;
    return edges[half >> 1]! * 2 + (half & 1);
  };
  let r = 0;
  let f = 0;
  for (let face = 0; face < old.faceCount; face++) {
    if (replaced[r] === face) {
      r++;
      continue;
    }
    const low = lowest(old, face, edgeMap);
    for (; f < fresh.length && lowest(local, fresh[f]!, localEdge) < low; f++) {
      localFace[fresh[f]!] = add(local, fresh[f]!, localEdge);
    }
    faceMap[face] = add(old, face, edgeMap);
  }
  for (; f < fresh.length; f++) localFace[fresh[f]!] = add(local, fresh[f]!, localEdge);
  return {
    faceMap,
    localFace,
    faceRing,
    ringStart: ringStart.slice(0, ring + 1),
    ringHalf: ringHalf.slice(0, length),
  };
}
