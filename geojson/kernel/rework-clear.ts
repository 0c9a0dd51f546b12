import { inTriangle } from './in-triangle.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute, Stretch } from './redraw.ts';
import { segmentsMeet } from './segments-meet.ts';

/**
 * Does nothing that is new meet a segment that stays, or another new one, otherwise than end to end at the ends of the path?
 * Nor may a border sweep over a vertex as it is bent. Only what reaches into the box of all that is new needs a closer look.
 */
export function isClear(
  map: PlanarMap,
  faces: readonly number[],
  { added, rerouted }: Redraw,
  path: readonly Point[],
): boolean {
  const fresh = [...added];
  for (const {
    after: [a, b, c],
  } of rerouted)
    fresh.push([a!, b!], [b!, c!]);
  for (let i = 0; i < fresh.length; i++) {
    for (let k = 0; k < i; k++) if (stretchesMeet(fresh[i]!, fresh[k]!)) return false;
  }
  const points = [...path.slice(1, -1), ...rerouted.map(({ after }) => after[1]!)];
  const isInTheWay = (from: Point, to: Point) => {
    for (const point of points) if (same(point, from) || same(point, to)) return true;
    for (const reroute of rerouted) {
      if (bendsOver(reroute, from) || bendsOver(reroute, to)) return true;
      const [a, b] = reroute.before;
      if (same(a!, from) ? same(b!, to) : same(a!, to) && same(b!, from)) return false;
    }
    return fresh.some((stretch) => stretchesMeet(stretch, [from, to]));
  };
  const [west, south, east, north] = boxOf(fresh);
  const { pointStart, pointX, pointY } = map;
  for (const half of halvesOnce(map, faces)) {
    for (let p = pointStart[half >> 1]!, end = pointStart[(half >> 1) + 1]! - 1; p < end; p++) {
      const ax = pointX[p]!;
      const ay = pointY[p]!;
      const bx = pointX[p + 1]!;
      const by = pointY[p + 1]!;
      if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
      if ((ay < south && by < south) || (ay > north && by > north)) continue;
      if (isInTheWay([ax, ay], [bx, by])) return false;
    }
  }
  return true;
}

function boxOf(stretches: readonly Stretch[]): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [[ax, ay], [bx, by]] of stretches) {
    box[0] = Math.min(box[0], ax, bx);
    box[1] = Math.min(box[1], ay, by);
    box[2] = Math.max(box[2], ax, bx);
    box[3] = Math.max(box[3], ay, by);
  }
  return box;
}

/** One half of every edge around some faces. */
export function halvesOnce(map: PlanarMap, faces: readonly number[]): number[] {
  const halves: number[] = [];
  for (const face of faces) {
    for (let k = map.ringStart[map.faceRing[face]!]!; k < map.ringStart[map.faceRing[face + 1]!]!; k++) {
      const half = map.ringHalf[k]!;
      if ((half & 1) === 0 || !faces.includes(map.edgeLeft[half >> 1]!)) halves.push(half);
    }
  }
  return halves;
}

/** Is a vertex, other than its ends, in the triangle that a segment sweeps as it is bent? */
function bendsOver({ before: [a, b], after: [, c] }: Reroute, vertex: Point): boolean {
  return !same(vertex, a!) && !same(vertex, b!) && inTriangle(...vertex, ...a!, ...b!, ...c!);
}

function stretchesMeet([[ax, ay], [bx, by]]: Stretch, [[cx, cy], [dx, dy]]: Stretch): boolean {
  if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) return false;
  if ((cy < ay && cy < by && dy < ay && dy < by) || (cy > ay && cy > by && dy > ay && dy > by)) return false;
  return segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy);
}

export function same(p: Point, q: Point): boolean {
  return p[0] === q[0] && p[1] === q[1];
}
