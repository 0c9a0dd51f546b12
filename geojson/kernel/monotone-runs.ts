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

/** The same runs with room for some more. */
export function withRoom(runs: Runs, more: number): Runs {
  const larger = roomForRuns(runs.count + more);
  if (runs.count === 0) return larger;
  for (const key of ['first', 'end', 'axis', 'sign', 'west', 'east', 'south', 'north'] as const)
    larger[key].set(runs[key].subarray(0, runs.count));
  return { ...larger, count: runs.count };
}

/** Cuts the sides `first … last - 1` of a ring into runs and adds these. Returns false where there is no room. */
export function addRuns(runs: Runs, flat: FlatPolygons, first: number, last: number): boolean {
  for (let i = first; i < last; ) {
    if (runs.count === runs.first.length) return false;
    i = addRun(runs, flat, i, last);
  }
  return true;
}

/** Adds the longest run from a side on, before the side `last`; returns where it ends. */
function addRun(runs: Runs, { x, y }: FlatPolygons, first: number, last: number): number {
  const signX = signOf(x[first]!, x[first + 1]!);
  const signY = signOf(y[first]!, y[first + 1]!);
  const both =
    signX === 0 || signY === 0 ? first : endOfRun(x, signX, first, endOfRun(y, signY, first, last));
  const isAlongX = signX !== 0 && (both === last || signOf(x[both]!, x[both + 1]!) === signX);
  const r = runs.count++;
  runs.first[r] = first;
  const end = isAlongX ? endOfRun(x, signX, both, last) : endOfRun(y, signY, both, last);
  runs.end[r] = end;
  if (isAlongX) {
    runs.axis[r] = 0;
    runs.sign[r] = signX;
    runs.west[r] = signX > 0 ? x[first]! : x[end]!;
    runs.east[r] = signX > 0 ? x[end]! : x[first]!;
    setReach(y, first, end, runs.south, runs.north, r);
  } else {
    runs.axis[r] = 1;
    runs.sign[r] = signY;
    runs.south[r] = signY > 0 ? y[first]! : y[end]!;
    runs.north[r] = signY > 0 ? y[end]! : y[first]!;
    setReach(x, first, end, runs.west, runs.east, r);
  }
  return end;
}

function signOf(from: number, to: number): number {
  return to > from ? 1 : to < from ? -1 : 0;
}

/** The first side from `i` on, or `last`, that does not go strictly the given way. */
function endOfRun(along: Int32Array, sign: number, i: number, last: number): number {
  if (sign > 0) while (i < last && along[i + 1]! > along[i]!) i++;
  else while (i < last && along[i + 1]! < along[i]!) i++;
  return i;
}

/** Sets how far points reach across, of run `r`. */
function setReach(
  across: Int32Array,
  first: number,
  end: number,
  low: Int32Array,
  high: Int32Array,
  r: number,
): void {
  let least = across[first]!;
  let most = least;
  for (let i = first + 1; i <= end; i++) {
    const place = across[i]!;
    if (place < least) least = place;
    else if (place > most) most = place;
  }
  low[r] = least;
  high[r] = most;
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
