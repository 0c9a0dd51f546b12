import type { FlatPolygons } from './flat-polygons.ts';

/**
 * A monotone run is a stretch of a ring whose sides all go strictly one way along an axis. No two of its sides meet but where
 * one follows the other, and those that reach into a given interval of the axis are found by bisection. A border is a few
 * runs however many vertices it has, so that it takes little to see that a polygon's sides do not meet.
 */
export interface Runs {
  count: number;
  /** The sides of run `r` are `first[r] … end[r] - 1`. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** The axis it goes along: 0 for x, 1 for y; and 1 where it ascends, −1 where it descends. */
  readonly axis: Uint8Array;
  readonly sign: Int8Array;
  readonly west: Int32Array;
  readonly east: Int32Array;
  readonly south: Int32Array;
  readonly north: Int32Array;
}

/** Room for some runs, none there yet. */
export function roomForRuns(room: number): Runs {
  return {
    count: 0,
    first: new Int32Array(room),
    end: new Int32Array(room),
    axis: new Uint8Array(room),
    sign: new Int8Array(room),
    west: new Int32Array(room),
    east: new Int32Array(room),
    south: new Int32Array(room),
    north: new Int32Array(room),
  };
}

/** Cuts the sides `first … last - 1` of a ring into runs and adds these. Returns false where there is no room. */
export function addRuns(runs: Runs, { x, y }: FlatPolygons, first: number, last: number): boolean {
  for (let i = first; i < last; ) {
    if (runs.count === runs.first.length) return false;
    const r = runs.count++;
    runs.first[r] = i;
    let west = x[i]!;
    let east = west;
    let south = y[i]!;
    let north = south;
    let signX = 2;
    let signY = 2;
    for (; i < last; i++) {
      const px = x[i + 1]!;
      const py = y[i + 1]!;
      const towardX = px > x[i]! ? 1 : px < x[i]! ? -1 : 0;
      const towardY = py > y[i]! ? 1 : py < y[i]! ? -1 : 0;
      const nextX = signX === 2 || signX === towardX ? towardX : 0;
      const nextY = signY === 2 || signY === towardY ? towardY : 0;
      if (nextX === 0 && nextY === 0) break;
      signX = nextX;
      signY = nextY;
      if (px < west) west = px;
      else if (px > east) east = px;
      if (py < south) south = py;
      else if (py > north) north = py;
    }
    runs.end[r] = i;
    runs.axis[r] = signX === 0 ? 1 : 0;
    runs.sign[r] = signX === 0 ? signY : signX;
    runs.west[r] = west;
    runs.east[r] = east;
    runs.south[r] = south;
    runs.north[r] = north;
  }
  return true;
}

/** The first side of a run that ends at or past a place along its axis, counted in its direction. */
export function firstReaching(runs: Runs, { x, y }: FlatPolygons, run: number, place: number): number {
  const along = runs.axis[run] === 0 ? x : y;
  const sign = runs.sign[run]!;
  let low = runs.first[run]!;
  let high = runs.end[run]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (along[middle + 1]! * sign < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
