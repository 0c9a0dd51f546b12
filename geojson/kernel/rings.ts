import { compareAngle, orientation } from './orientation.ts';

/**
 * Walks around the faces of a planar map's edges. A *walk* follows half-edges with one face on the left until it is
 * back where it began; a *ring* is a stretch of a walk that passes no node twice. Rings of a face that
 * run counter-clockwise bound it from outside, clockwise ones from inside.
 */

/** What walking needs of a planar map; `PlanarMap` has it. */
export interface EdgeGeometry {
  readonly edgeCount: number;
  readonly nodeCount: number;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly pointStart: Uint32Array;
  readonly pointX: Int32Array;
  readonly pointY: Int32Array;
}

/** The node a half-edge starts from. */
export function originOf(map: EdgeGeometry, half: number): number {
  return (half & 1) === 0 ? map.edgeFrom[half >> 1]! : map.edgeTo[half >> 1]!;
}

/** The index of the `i`-th point of a half-edge, in the direction it is walked. */
export function pointOfHalf(map: EdgeGeometry, half: number, i: number): number {
  const edge = half >> 1;
  return (half & 1) === 0 ? map.pointStart[edge]! + i : map.pointStart[edge + 1]! - 1 - i;
}

/** The half-edges that leave each node, counter-clockwise from east: node `n` has `leaving[start[n] … start[n + 1] - 1]`. */
export interface Rotation {
  readonly start: Uint32Array;
  readonly leaving: Uint32Array;
}

export function rotationOf(map: EdgeGeometry): Rotation {
  const start = new Uint32Array(map.nodeCount + 2);
  for (let e = 0; e < map.edgeCount; e++) {
    start[map.edgeFrom[e]! + 2]!++;
    start[map.edgeTo[e]! + 2]!++;
  }
  for (let n = 2; n < start.length; n++) start[n]! += start[n - 1]!;
  const leaving = new Uint32Array(map.edgeCount * 2);
  for (let half = 0; half < leaving.length; half++) leaving[start[originOf(map, half) + 1]!++] = half;
  // By insertion: there are rarely more than four.
  for (let n = 0; n < map.nodeCount; n++) {
    for (let i = start[n]! + 1; i < start[n + 1]!; i++) {
      const half = leaving[i]!;
      let k = i;
      for (; k > start[n]! && compareHalves(map, leaving[k - 1]!, half) > 0; k--)
        leaving[k] = leaving[k - 1]!;
      leaving[k] = half;
    }
  }
  return { start, leaving };
}

/** Compares two half-edges that leave one node by the direction in which they leave it. */
function compareHalves(map: EdgeGeometry, p: number, q: number): number {
  const origin = pointOfHalf(map, p, 0);
  const x = map.pointX[origin]!;
  const y = map.pointY[origin]!;
  const towardP = pointOfHalf(map, p, 1);
  const towardQ = pointOfHalf(map, q, 1);
  return compareAngle(
    map.pointX[towardP]! - x,
    map.pointY[towardP]! - y,
    map.pointX[towardQ]! - x,
    map.pointY[towardQ]! - y,
  );
}

/** For each half-edge the one that follows it along the face on its left. */
export function successors(map: EdgeGeometry, { start, leaving }: Rotation): Uint32Array {
  const next = new Uint32Array(leaving.length);
  for (let n = 0; n < map.nodeCount; n++) {
    const begin = start[n]!;
    const end = start[n + 1]!;
    for (let i = begin; i < end; i++) {
      next[leaving[i]! ^ 1] = leaving[i === begin ? end - 1 : i - 1]!;
    }
  }
  return next;
}

/** Cuts a walk into rings wherever it comes through a node again. Each ring begins with its lowest half-edge. */
export function ringsOfWalk(map: EdgeGeometry, walk: readonly number[]): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  const depth = new Map<number, number>();
  for (const half of walk) {
    depth.set(originOf(map, half), open.length);
    open.push(half);
    const back = depth.get(originOf(map, half ^ 1));
    if (back === undefined) continue;
    const ring = open.splice(back);
    for (const member of ring) depth.delete(originOf(map, member));
    rings.push(startingLowest(ring));
  }
  if (open.length > 0) throw new Error('a walk does not close');
  return rings;
}

/** A ring begun at its lowest half-edge: itself where that comes first. */
export function startingLowest(ring: number[]): number[] {
  let lowest = 0;
  for (let i = 1; i < ring.length; i++) if (ring[i]! < ring[lowest]!) lowest = i;
  if (lowest === 0) return ring;
  const begun = ring.slice(lowest);
  for (let i = 0; i < lowest; i++) begun.push(ring[i]!);
  return begun;
}

/** The points of a ring of half-edges, each once, as indices into `pointX` and `pointY`. */
export function ringPoints(map: EdgeGeometry, ring: ArrayLike<number>): number[] {
  const points: number[] = [];
  for (let k = 0; k < ring.length; k++) {
    const half = ring[k]!;
    const length = map.pointStart[(half >> 1) + 1]! - map.pointStart[half >> 1]!;
    for (let i = 0; i < length - 1; i++) points.push(pointOfHalf(map, half, i));
  }
  return points;
}

/** Does a ring run counter-clockwise? Exact: it looks at the turn at the ring's lowest point. */
export function isCounterClockwise(map: EdgeGeometry, ring: ArrayLike<number>): boolean {
  const { pointX: x, pointY: y, pointStart } = map;
  let lowest = pointStart[ring[0]! >> 1]!;
  let at = 0;
  for (let k = 0; k < ring.length; k++) {
    const edge = ring[k]! >> 1;
    for (let p = pointStart[edge]!; p < pointStart[edge + 1]!; p++) {
      if (x[p]! > x[lowest]! || (x[p] === x[lowest] && y[p]! >= y[lowest]!)) continue;
      lowest = p;
      at = k;
    }
  }
  // The point before and after, which may lie on the edges before and after.
  const step = (ring[at]! & 1) === 0 ? 1 : -1;
  const isFirst = lowest === pointOfHalf(map, ring[at]!, 0);
  const isLast = lowest === pointOfHalf(map, ring[at]! ^ 1, 0);
  const before = isFirst
    ? pointOfHalf(map, ring[(at + ring.length - 1) % ring.length]! ^ 1, 1)
    : lowest - step;
  const after = isLast ? pointOfHalf(map, ring[(at + 1) % ring.length]!, 1) : lowest + step;
  return orientation(x[before]!, y[before]!, x[lowest]!, y[lowest]!, x[after]!, y[after]!) > 0;
}
