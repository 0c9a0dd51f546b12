import { inTriangle } from './in-triangle.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute } from './redraw.ts';
import { segmentsMeet } from './segments-meet.ts';

/**
 * Does nothing that is new meet a segment that stays, or another new one, otherwise than end to end at the ends of the path?
 * Nor may a border sweep over a vertex as it is bent. Only what reaches into the box of all that is new needs a closer look.
 */
export function isClear(
  map: PlanarMap,
  faces: readonly number[],
  { rerouted }: Redraw,
  path: readonly Point[],
): boolean {
  const fresh = freshSegments(path, rerouted);
  for (let i = 4; i < fresh.length; i += 4) {
    if (meetsAny(fresh, i, fresh[i]!, fresh[i + 1]!, fresh[i + 2]!, fresh[i + 3]!)) return false;
  }
  const [west, south, east, north] = boxOf(fresh);
  const { faceRing, ringStart, ringHalf, edgeLeft, pointStart, pointX, pointY } = map;
  for (const face of faces) {
    for (let k = ringStart[faceRing[face]!]!, end = ringStart[faceRing[face + 1]!]!; k < end; k++) {
      const edge = ringHalf[k]! >> 1;
      // An edge between two of the faces is looked at from its left only.
      if (edgeLeft[edge] !== face && faces.includes(edgeLeft[edge]!)) continue;
      let bx = pointX[pointStart[edge]!]!;
      let by = pointY[pointStart[edge]!]!;
      for (let p = pointStart[edge]! + 1; p < pointStart[edge + 1]!; p++) {
        const ax = bx;
        const ay = by;
        bx = pointX[p]!;
        by = pointY[p]!;
        if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
        if ((ay < south && by < south) || (ay > north && by > north)) continue;
        if (isInTheWay(fresh, path, rerouted, ax, ay, bx, by)) return false;
      }
    }
  }
  return true;
}

/** The segments of a path and of what is rerouted, four numbers each. */
function freshSegments(path: readonly Point[], rerouted: readonly Reroute[]): number[] {
  const fresh = new Array<number>(4 * (path.length - 1 + 2 * rerouted.length));
  let next = putSegments(fresh, 0, path);
  for (const { after } of rerouted) next = putSegments(fresh, next, after);
  return fresh;
}

function putSegments(segments: number[], begin: number, line: readonly Point[]): number {
  let next = begin;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    segments[next++] = from[0];
    segments[next++] = from[1];
    segments[next++] = to[0];
    segments[next++] = to[1];
  }
  return next;
}

function boxOf(segments: readonly number[]): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [segments[0]!, segments[1]!, segments[0]!, segments[1]!];
  for (let i = 0; i < segments.length; i += 2) {
    const x = segments[i]!;
    const y = segments[i + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Is a segment a→b of the map, if it stays, in the way of what is new? */
function isInTheWay(
  fresh: readonly number[],
  path: readonly Point[],
  rerouted: readonly Reroute[],
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  for (let i = 1; i < path.length - 1; i++) if (isEnd(path[i]!, ax, ay, bx, by)) return true;
  for (let i = 0; i < rerouted.length; i++) if (isEnd(rerouted[i]!.after[1]!, ax, ay, bx, by)) return true;
  for (let i = 0; i < rerouted.length; i++) {
    const reroute = rerouted[i]!;
    if (bendsOver(reroute, ax, ay) || bendsOver(reroute, bx, by)) return true;
    if (isEnd(reroute.before[0]!, ax, ay, bx, by) && isEnd(reroute.before[1]!, ax, ay, bx, by)) return false;
  }
  return meetsAny(fresh, fresh.length, ax, ay, bx, by);
}

function isEnd(point: Point, ax: number, ay: number, bx: number, by: number): boolean {
  return isAt(point, ax, ay) || isAt(point, bx, by);
}

/** Is a vertex, other than its ends, in the triangle that a segment sweeps as it is bent? */
function bendsOver({ before, after }: Reroute, x: number, y: number): boolean {
  const [a, b, c] = [before[0]!, before[1]!, after[1]!];
  return !isAt(a, x, y) && !isAt(b, x, y) && inTriangle(x, y, a[0], a[1], b[0], b[1], c[0], c[1]);
}

/** Does a→b meet one of the segments whose numbers are before `end`, otherwise than end to end? */
function meetsAny(
  segments: readonly number[],
  end: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  for (let i = 0; i < end; i += 4) {
    const cx = segments[i]!;
    const cy = segments[i + 1]!;
    const dx = segments[i + 2]!;
    const dy = segments[i + 3]!;
    if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) continue;
    if ((cy < ay && cy < by && dy < ay && dy < by) || (cy > ay && cy > by && dy > ay && dy > by)) continue;
    if (segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy)) return true;
  }
  return false;
}

/** Is a point at a place? */
export function isAt(point: Point, x: number, y: number): boolean {
  return point[0] === x && point[1] === y;
}

export function same(p: Point, q: Point): boolean {
  return p[0] === q[0] && p[1] === q[1];
}
