import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Stretch } from './redraw.ts';
import { leadsInto } from './rework-rings.ts';
import { pointOfHalf } from './rings.ts';
import { segmentsMeet } from './segments-meet.ts';
import { crossingOf, passesPixel } from './snap.ts';

/**
 * The cut that planners make: a line that meets the border of one face without holes twice, at vertices of both or where the
 * two cross, and runs inside between. What `cutFaces` finds by noding everything is then found by looking at every side once.
 */

/** @returns null for any other line, and where a crossing rounded to the lattice might touch anything else */
export function simpleCut(map: PlanarMap, faces: readonly number[], line: readonly Point[]): Redraw | null {
  const [face] = faces;
  if (face === undefined || faces.length > 1 || line.length > 100) return null;
  if (map.faceRing[face + 1]! - map.faceRing[face]! > 1) return null;
  const border = borderOf(map, face);
  const drawn = line.slice(1).map((point, i): Stretch => [line[i]!, point]);
  if (!isSimple(drawn)) return null;
  const meetings = meetingsOf(border, line, drawn);
  if (meetings?.length !== 2) return null;
  const [first, last] = meetings.sort((p, q) => compareAlong(drawn, p, q)) as [Meeting, Meeting];
  const crossings = meetings.filter(({ isCrossing }) => isCrossing);
  if (crossings.length === 2 && first.side === last.side) return null;
  if (!crossings.every(({ isExact }) => isExact) && isCrowded(border, line, drawn, crossings)) return null;
  const path = [first.point, ...line.slice(first.at + 1, last.at + (last.isCrossing ? 1 : 0)), last.point];
  if (!setsOutInside(border, first, last, path[1]!)) return null;
  crossings.sort((p, q) => border[p.side]!.point - border[q.side]!.point);
  return {
    faces,
    removed: [],
    added: path.slice(1).map((point, i): Stretch => [path[i]!, point]),
    rerouted: crossings.map(({ side, point }) => {
      const { from, to, isForwards } = border[side]!;
      const [a, b] = isForwards ? [from, to] : [to, from];
      return { before: [a, b], after: [a, point, b] };
    }),
  };
}

/** A segment of a face's border, the face on its left. */
interface Side {
  readonly from: Point;
  readonly to: Point;
  /** The first of its two points in the map; the edge runs along the side or against it. */
  readonly point: number;
  readonly isForwards: boolean;
}

/** The sides of a face with one ring, in order. */
function borderOf(map: PlanarMap, face: number): Side[] {
  const { ringStart, ringHalf, pointStart, pointX, pointY } = map;
  const ring = map.faceRing[face]!;
  const sides: Side[] = [];
  for (let k = ringStart[ring]!; k < ringStart[ring + 1]!; k++) {
    const half = ringHalf[k]!;
    const length = pointStart[(half >> 1) + 1]! - pointStart[half >> 1]!;
    let p = pointOfHalf(map, half, 0);
    let from: Point = [pointX[p]!, pointY[p]!];
    for (let i = 1; i < length; i++) {
      const q = pointOfHalf(map, half, i);
      const to: Point = [pointX[q]!, pointY[q]!];
      sides.push({ from, to, point: Math.min(p, q), isForwards: p < q });
      p = q;
      from = to;
    }
  }
  return sides;
}

function same(p: Point, q: Point): boolean {
  return p[0] === q[0] && p[1] === q[1];
}

function meet([[ax, ay], [bx, by]]: Stretch, [cx, cy]: Point, [dx, dy]: Point): boolean {
  if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) return false;
  if ((cy < ay && cy < by && dy < ay && dy < by) || (cy > ay && cy > by && dy > ay && dy > by)) return false;
  return segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy);
}

/** Does a line pass no place twice? */
function isSimple(drawn: readonly Stretch[]): boolean {
  return drawn.every(
    ([from, to], i) =>
      !same(from, to) && drawn.slice(0, i).every((other) => !same(other[0], to) && !meet(other, from, to)),
  );
}

/** Where a line meets a border. */
interface Meeting {
  /** The line's point, or the segment after it on which the two cross. */
  readonly at: number;
  /** The side that begins there, or that is crossed. */
  readonly side: number;
  readonly point: Point;
  readonly isCrossing: boolean;
  readonly isExact: boolean;
}

/** Null where the two touch otherwise than vertex to vertex. */
function meetingsOf(
  border: readonly Side[],
  line: readonly Point[],
  drawn: readonly Stretch[],
): Meeting[] | null {
  const meetings: Meeting[] = [];
  for (let side = 0; side < border.length; side++) {
    const { from, to } = border[side]!;
    for (let at = 0; at < line.length; at++) {
      const point = line[at]!;
      if (same(point, from)) meetings.push({ at, side, point, isCrossing: false, isExact: true });
    }
    for (let at = 0; at < drawn.length; at++) {
      if (!meet(drawn[at]!, from, to)) continue;
      const crossing = crossingAt(drawn[at]!, from, to);
      if (crossing === null) return null;
      const { x, y, exact } = crossing;
      meetings.push({ at, side, point: [x, y], isCrossing: true, isExact: exact });
    }
  }
  return meetings;
}

/** Where a line crosses a side; null where an end of the one lies on the other. */
function crossingAt([[ax, ay], [bx, by]]: Stretch, [cx, cy]: Point, [dx, dy]: Point) {
  const isTouching =
    orientation(ax, ay, bx, by, cx, cy) === 0 ||
    orientation(ax, ay, bx, by, dx, dy) === 0 ||
    orientation(cx, cy, dx, dy, ax, ay) === 0 ||
    orientation(cx, cy, dx, dy, bx, by) === 0;
  return isTouching ? null : crossingOf(ax, ay, bx, by, cx, cy, dx, dy);
}

function compareAlong(drawn: readonly Stretch[], p: Meeting, q: Meeting): number {
  if (p.at !== q.at || !p.isCrossing || !q.isCrossing) return p.at - q.at || (p.isCrossing ? 1 : -1);
  const [from, to] = drawn[p.at]!;
  return (
    (p.point[0] - q.point[0]) * Math.sign(to[0] - from[0]) ||
    (p.point[1] - q.point[1]) * Math.sign(to[1] - from[1])
  );
}

/**
 * Is anything else so near to where line and border are bent to meet on the lattice that it might be bent, too: a segment that
 * passes the pixel of a crossing, or a vertex whose pixel a bent segment passes?
 */
function isCrowded(
  border: readonly Side[],
  line: readonly Point[],
  drawn: readonly Stretch[],
  crossings: readonly Meeting[],
): boolean {
  const passes = (from: Point, to: Point, point: Point) => passesPixel(...from, ...to, ...point);
  const vertices = [...border.map(({ from }) => from), ...line];
  return crossings.some(({ at, side, point }) => {
    const bent = [drawn[at]!, [border[side]!.from, border[side]!.to]] as const;
    return (
      border.some(({ from, to }, i) => i !== side && passes(from, to, point)) ||
      drawn.some(([from, to], i) => i !== at && passes(from, to, point)) ||
      bent.some(([from, to]) =>
        vertices.some((v) => same(v, point) || (!same(v, from) && !same(v, to) && passes(from, to, v))),
      )
    );
  });
}

/** Does the line run inside once it has met the border for the first time? */
function setsOutInside(border: readonly Side[], first: Meeting, last: Meeting, toward: Point): boolean {
  const { from, to } = border[first.side]!;
  const before = (first.side + border.length - 1) % border.length;
  const bentTo = (side: number) => (last.isCrossing && last.side === side ? last.point : null);
  if (first.isCrossing) return leadsInto(first.point, to, from, toward);
  return leadsInto(first.point, bentTo(first.side) ?? to, bentTo(before) ?? border[before]!.from, toward);
}
