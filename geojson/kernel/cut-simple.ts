import { compareAlong, isSimple, type Meeting, meetingsOf } from './line-meets-border.ts';
import { pointAt } from './lookup.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute, Stretch } from './redraw.ts';
import { same } from './rework-clear.ts';
import { leadsInto } from './rework-rings.ts';
import { ringPoints } from './rings.ts';
import { passesPixel } from './snap.ts';
import { sortFew } from './sort-few.ts';

/**
 * The cut that planners make: a line that meets the border of one face without holes twice, at vertices of both or where the
 * two cross, and runs inside between. What `cutFaces` finds by noding everything is then found by looking at every side once.
 */

/** @returns null for any other line, and where a crossing rounded to the lattice might touch anything else */
export function simpleCut(map: PlanarMap, faces: readonly number[], line: readonly Point[]): Redraw | null {
  const face = faces[0];
  if (face === undefined || faces.length > 1 || line.length > 100) return null;
  const ring = map.faceRing[face]!;
  if (map.faceRing[face + 1]! - ring > 1 || !isSimple(line)) return null;
  const meetings = meetingsOf(map, ring, line);
  if (meetings?.length !== 2) return null;
  sortFew(meetings, (p, q) => compareAlong(line, p, q));
  const first = meetings[0]!;
  const last = meetings[1]!;
  if (first.isCrossing && last.isCrossing && first.from === last.from) return null;
  const crossings = meetings.filter(({ isCrossing }) => isCrossing);
  if (!crossings.every(({ isExact }) => isExact) && isCrowded(map, ring, line, crossings)) return null;
  const path = pathBetween(line, first, last);
  if (!setsOutInside(map, first, last, path[1]!)) return null;
  const added = new Array<Stretch>(path.length - 1);
  for (let i = 0; i < added.length; i++) added[i] = [path[i]!, path[i + 1]!];
  sortFew(crossings, (p, q) => sideOf(p) - sideOf(q));
  const rerouted = crossings.map((crossing) => bentSide(map, crossing));
  return { faces, removed: [], added, rerouted };
}

/** The side of a meeting as the number of the lower of its points. */
function sideOf({ from, to }: Meeting): number {
  return Math.min(from, to);
}

/**
 * Is anything else so near to where line and border are bent to meet on the lattice that it might be bent, too: a segment that
 * passes the pixel of a crossing, or a vertex whose pixel a bent segment passes?
 */
function isCrowded(
  map: PlanarMap,
  ring: number,
  line: readonly Point[],
  crossings: readonly Meeting[],
): boolean {
  const halves = map.ringHalf.subarray(map.ringStart[ring]!, map.ringStart[ring + 1]!);
  const points = ringPoints(map, halves);
  const border = points.map((point) => pointAt(map, point));
  const passes = (from: Point, to: Point, point: Point) => passesPixel(...from, ...to, ...point);
  const vertices = [...border, ...line];
  return crossings.some(({ at, from, point }) => {
    const side = points.indexOf(from);
    const endOf = (i: number) => border[i + 1 === border.length ? 0 : i + 1]!;
    const bent = [[line[at]!, line[at + 1]!] as const, [border[side]!, endOf(side)] as const];
    return (
      border.some((start, i) => i !== side && passes(start, endOf(i), point)) ||
      line.some((start, i) => i !== at && i + 1 < line.length && passes(start, line[i + 1]!, point)) ||
      bent.some(([a, b]) =>
        vertices.some((v) => same(v, point) || (!same(v, a) && !same(v, b) && passes(a, b, v))),
      )
    );
  });
}

/** The line from one meeting to another. */
function pathBetween(line: readonly Point[], first: Meeting, last: Meeting): Point[] {
  const end = last.at + (last.isCrossing ? 1 : 0);
  const path = new Array<Point>(end - first.at + 1);
  path[0] = first.point;
  for (let i = first.at + 1; i < end; i++) path[i - first.at] = line[i]!;
  path[end - first.at] = last.point;
  return path;
}

/** Does the line run inside once it has met the border for the first time? */
function setsOutInside(map: PlanarMap, first: Meeting, last: Meeting, toward: Point): boolean {
  const next = pointAt(map, first.to);
  if (first.isCrossing) return leadsInto(first.point, next, pointAt(map, first.from), toward);
  const bentTo = (from: number) => (last.isCrossing && last.from === from ? last.point : null);
  const before = bentTo(first.before) ?? pointAt(map, first.before);
  return leadsInto(first.point, bentTo(first.from) ?? next, before, toward);
}

/** A side that is crossed, in the direction of its edge, by way of the crossing. */
function bentSide(map: PlanarMap, { from, to, point }: Meeting): Reroute {
  const a = pointAt(map, Math.min(from, to));
  const b = pointAt(map, Math.max(from, to));
  return { before: [a, b], after: [a, point, b] };
}
