import { pointAt } from './lookup.ts';
import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';
import { same } from './rework-clear.ts';
import { pointOfHalf } from './rings.ts';
import { segmentsMeet } from './segments-meet.ts';
import { crossingOf } from './snap.ts';

/** Where a line that is drawn and the border of a face meet: at vertices of both, and where the two cross. Exact, for `simpleCut`. */

/** Does a line pass no place twice? */
export function isSimple(line: readonly Point[]): boolean {
  for (let i = 1; i < line.length; i++) {
    const [to, from] = [line[i]!, line[i - 1]!];
    if (same(from, to)) return false;
    for (let k = 1; k < i; k++) {
      if (same(line[k - 1]!, to) || meet(line[k - 1]!, line[k]!, from, to)) return false;
    }
  }
  return true;
}

function meet([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, [dx, dy]: Point): boolean {
  if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) return false;
  if ((cy < ay && cy < by && dy < ay && dy < by) || (cy > ay && cy > by && dy > ay && dy > by)) return false;
  return segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy);
}

/** Where a line meets a border. */
export interface Meeting {
  /** The line's point, or the segment after it on which the two cross. */
  readonly at: number;
  /** The side that begins there, or that is crossed, as points of the map; the face is on its left. */
  readonly from: number;
  readonly to: number;
  /** The point at which the side before it begins. */
  readonly before: number;
  readonly point: Point;
  readonly isCrossing: boolean;
  readonly isExact: boolean;
}

/** Where a line meets the border of a face with one ring; null where the two touch otherwise than vertex to vertex. */
export function meetingsOf(map: PlanarMap, ring: number, line: readonly Point[]): Meeting[] | null {
  const meetings: Meeting[] = [];
  for (let at = 0; at + 1 < line.length; at++) {
    if (!meetBorder(map, ring, line, at, meetings)) return null;
  }
  return meetings;
}

/**
 * Adds where one segment of a line meets a border; false where they touch. A side meets it only if its ends are not both on the same side
 * of the segment's line, which few are.
 */
function meetBorder(
  map: PlanarMap,
  ring: number,
  line: readonly Point[],
  at: number,
  meetings: Meeting[],
): boolean {
  const { ringStart, ringHalf, pointX, pointY } = map;
  const [ax, ay] = line[at]!;
  const [bx, by] = line[at + 1]!;
  const end = ringStart[ring + 1]!;
  let before = pointOfHalf(map, ringHalf[end - 1]! ^ 1, 1);
  const start = pointOfHalf(map, ringHalf[ringStart[ring]!]!, 0);
  let turn = orientation(ax, ay, bx, by, pointX[start]!, pointY[start]!);
  for (let k = ringStart[ring]!; k < end; k++) {
    const half = ringHalf[k]!;
    const step = (half & 1) === 0 ? 1 : -1;
    const lastOfHalf = pointOfHalf(map, half ^ 1, 0);
    for (let from = pointOfHalf(map, half, 0); from !== lastOfHalf; from += step) {
      const turnBefore = turn;
      turn = orientation(ax, ay, bx, by, pointX[from + step]!, pointY[from + step]!);
      if (turn * turnBefore <= 0 && !meetSide(map, line, at, before, from, from + step, meetings))
        return false;
      before = from;
    }
  }
  return true;
}

/** Adds where one segment of a line meets a side or its first point; false where they touch. */
function meetSide(
  map: PlanarMap,
  line: readonly Point[],
  at: number,
  before: number,
  from: number,
  to: number,
  meetings: Meeting[],
): boolean {
  const a = line[at]!;
  const b = line[at + 1]!;
  const c = pointAt(map, from);
  const d = pointAt(map, to);
  const atVertex = (i: number) =>
    meetings.push({ at: i, before, from, to, point: line[i]!, isCrossing: false, isExact: true });
  if (same(a, c)) atVertex(at);
  if (at + 2 === line.length && same(b, c)) atVertex(at + 1);
  if (!meet(a, b, c, d)) return true;
  const crossing = crossingAt(a, b, c, d);
  if (crossing === null) return false;
  const { x, y, exact } = crossing;
  meetings.push({ at, before, from, to, point: [x, y], isCrossing: true, isExact: exact });
  return true;
}

/** Where a segment of a line crosses a side; null where an end of the one lies on the other. */
function crossingAt([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, [dx, dy]: Point) {
  const isTouching =
    orientation(ax, ay, bx, by, cx, cy) === 0 ||
    orientation(ax, ay, bx, by, dx, dy) === 0 ||
    orientation(cx, cy, dx, dy, ax, ay) === 0 ||
    orientation(cx, cy, dx, dy, bx, by) === 0;
  return isTouching ? null : crossingOf(ax, ay, bx, by, cx, cy, dx, dy);
}

export function compareAlong(line: readonly Point[], p: Meeting, q: Meeting): number {
  if (p.at !== q.at || !p.isCrossing || !q.isCrossing) return p.at - q.at || (p.isCrossing ? 1 : -1);
  const from = line[p.at]!;
  const to = line[p.at + 1]!;
  return (
    (p.point[0] - q.point[0]) * Math.sign(to[0] - from[0]) ||
    (p.point[1] - q.point[1]) * Math.sign(to[1] - from[1])
  );
}
