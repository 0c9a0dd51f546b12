import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { SEAM } from './match-sides.ts';

/**
 * A fan is made of corners that features have at a point, each beside the next along a side and its mate. It goes once around the point, or
 * begins with a side that has no mate and ends with another. Each corner is given by the side that leaves the point with the feature on its left.
 */

/** More corners of a fan are not looked at: it may have as many as there are features. */
const MOST_CORNERS = 64;

/** The corners from one on, counter-clockwise. */
export function cornersFrom(flat: FlatPolygons, mate: Int32Array, leaving: number): number[] {
  const corners = [leaving];
  for (let corner = leaving; corners.length < MOST_CORNERS; corners.push(corner)) {
    corner = mate[sideBefore(flat, mate, corner)]!;
    if (corner < 0 || corner === leaving) break;
  }
  return corners;
}

/** The corners from one on, clockwise. */
export function cornersBefore(flat: FlatPolygons, mate: Int32Array, leaving: number): number[] {
  const corners = [leaving];
  for (let corner = leaving; corners.length < MOST_CORNERS && mate[corner]! >= 0; corners.push(corner)) {
    corner = sideAfter(flat, mate, mate[corner]!);
    if (corner === leaving) break;
  }
  return corners;
}

/** Do the corners of a fan together go around its point more than once? As far as doubles can tell. */
export function isOverfull(flat: FlatPolygons, mate: Int32Array, corners: readonly number[]): boolean {
  const { x, y } = flat;
  let turned = 0;
  for (const side of corners) {
    const before = sideBefore(flat, mate, side);
    const from = directionOf(x[side + 1]! - x[side]!, y[side + 1]! - y[side]!);
    const to = directionOf(x[before]! - x[side]!, y[before]! - y[side]!);
    turned += to > from ? to - from : to - from + FULL_TURN;
  }
  return turned > FULL_TURN + ROUNDING;
}

const FULL_TURN = 4;
const ROUNDING = 1e-9;

/** A number that grows with the angle of a direction, from 0 for east to 4. */
function directionOf(dx: number, dy: number): number {
  const along = dx / (Math.abs(dx) + Math.abs(dy));
  return dy >= 0 ? 1 - along : 3 + along;
}

/** The side of the ring that ends where one begins. */
function sideBefore({ ringStart }: FlatPolygons, mate: Int32Array, side: number): number {
  if (side > 0 && mate[side - 1] !== SEAM) return side - 1;
  return ringStart[ringOfPoint(ringStart, side) + 1]! - 2;
}

/** The side of the ring that begins where one ends. */
export function sideAfter({ ringStart }: FlatPolygons, mate: Int32Array, side: number): number {
  return mate[side + 1] !== SEAM ? side + 1 : ringStart[ringOfPoint(ringStart, side)]!;
}
