import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Point, Stretch } from './redraw.ts';

/** Finding nodes, edges and faces by place: the canonical order makes it a binary search. */

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

const degreeCache = new WeakMap<PlanarMap, Uint32Array>();

/** The number of edge ends at each node; counted once a map. */
export function degreesOf(map: PlanarMap): Uint32Array {
  let degrees = degreeCache.get(map);
  if (degrees === undefined) {
    degrees = new Uint32Array(map.nodeCount);
    for (const n of map.edgeFrom) degrees[n]!++;
    for (const n of map.edgeTo) degrees[n]!++;
    degreeCache.set(map, degrees);
  }
  return degrees;
}

/** The edge that begins, in its canonical direction, with a stretch; −1 for none. */
export function edgeAt(map: PlanarMap, [[fromX, fromY], [x, y]]: Stretch): number {
  const n = nodeAt(map, fromX, fromY);
  if (n < 0) return -1;
  let low = 0;
  let high = map.edgeCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map.edgeFrom[middle]! < n) low = middle + 1;
    else high = middle;
  }
  for (let edge = low; edge < map.edgeCount && map.edgeFrom[edge] === n; edge++) {
    const second = map.pointStart[edge]! + 1;
    if (map.pointX[second] === x && map.pointY[second] === y) return edge;
  }
  return -1;
}

/** The face on the left of a stretch that begins an edge, or ends one walked backwards; `OUTSIDE` for none. */
export function faceLeftOf(map: PlanarMap, stretch: Stretch): number {
  const ahead = edgeAt(map, stretch);
  if (ahead !== -1) return map.edgeLeft[ahead]!;
  const back = edgeAt(map, [stretch[1], stretch[0]]);
  return back === -1 ? OUTSIDE : map.edgeRight[back]!;
}

/** The stretch by which `edgeAt` finds an edge. */
export function stretchOfEdge(map: PlanarMap, edge: number): Stretch {
  return stretchOfHalf(map, edge * 2);
}

/** The stretch by which `faceLeftOf` finds a face: at the lowest half-edge of its outer ring. */
export function stretchOfFace(map: PlanarMap, face: number): Stretch {
  return stretchOfHalf(map, map.ringHalf[map.ringStart[map.faceRing[face]!]!]!);
}

/** The stretch that begins the edge of a half-edge, turned the way this is walked. */
export function stretchOfHalf(map: PlanarMap, half: number): Stretch {
  const first = pointAt(map, map.pointStart[half >> 1]!);
  const second = pointAt(map, map.pointStart[half >> 1]! + 1);
  return (half & 1) === 0 ? [first, second] : [second, first];
}

export function pointAt(map: PlanarMap, point: number): Point {
  return [map.pointX[point]!, map.pointY[point]!];
}

const lastVertex = new WeakMap<PlanarMap, { x: number; y: number; points: readonly number[] }>();

/**
 * The points at a place, ascending; none if there is no vertex. Looks through the whole map once and remembers the last
 * place asked for, as a drag asks for the same again and again.
 */
export function pointsAt(map: PlanarMap, [x, y]: Point): readonly number[] {
  const known = lastVertex.get(map);
  if (known?.x === x && known.y === y) return known.points;
  const points: number[] = [];
  for (let p = map.pointX.indexOf(x); p !== -1; p = map.pointX.indexOf(x, p + 1)) {
    if (map.pointY[p] === y) points.push(p);
  }
  lastVertex.set(map, { x, y, points });
  return points;
}

/** The edge a point belongs to. */
export function edgeOfPoint(map: PlanarMap, point: number): number {
  let low = 0;
  let high = map.edgeCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (map.pointStart[middle]! <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}
