import { arrayRoom, ints } from './array-room.ts';
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
  readonly axis: Int32Array;
  readonly sign: Int32Array;
  readonly west: Int32Array;
  readonly east: Int32Array;
  readonly south: Int32Array;
  readonly north: Int32Array;
}

/** Room for some runs, none there yet. */
export function roomForRuns(most: number): Runs {
  const room = arrayRoom(most * 8);
  return {
    count: 0,
    first: ints(room, most),
    end: ints(room, most),
    axis: ints(room, most),
    sign: ints(room, most),
    west: ints(room, most),
    east: ints(room, most),
    south: ints(room, most),
    north: ints(room, most),
  };
}

/** The same runs with room for so many more at least. */
export function withRoom(runs: Runs, more: number): Runs {
  if (runs.count + more <= runs.first.length) return runs;
  const larger = roomForRuns(Math.max(runs.count * 2, runs.count + more));
  larger.count = runs.count;
  for (const key of ['first', 'end', 'axis', 'sign', 'west', 'east', 'south', 'north'] as const)
    larger[key].set(runs[key].subarray(0, runs.count));
  return larger;
}

/** Cuts the sides `first … last - 1` of a ring into runs and adds these. Returns false where there is no room. */
export function addRuns(runs: Runs, flat: FlatPolygons, first: number, last: number): boolean {
  for (let i = first; i < last; ) {
    if (runs.count === runs.first.length) return false;
    i = addRun(runs, flat, i, last);
  }
  return true;
}

/** Adds a run from a side on, as long as it goes on before the side `last`; returns where it ends. */
function addRun(runs: Runs, { x, y }: FlatPolygons, first: number, last: number): number {
  const r = runs.count++;
  runs.first[r] = first;
  const isAlongX = goesAlongX(x, y, first, Math.min(first + 2, last));
  const along = isAlongX ? x : y;
  const isAscending = along[first + 1]! > along[first]!;
  const end = isAlongX
    ? endOfRun(x, y, first, last, isAscending, runs.south, runs.north, r)
    : endOfRun(y, x, first, last, isAscending, runs.west, runs.east, r);
  runs.end[r] = end;
  runs.axis[r] = isAlongX ? 0 : 1;
  runs.sign[r] = isAscending ? 1 : -1;
  const low = along[isAscending ? first : end]!;
  const high = along[isAscending ? end : first]!;
  if (isAlongX) {
    runs.west[r] = low;
    runs.east[r] = high;
  } else {
    runs.south[r] = low;
    runs.north[r] = high;
  }
  return end;
}

/** Along which axis do the first sides of a run go further? Along one along which the first goes at all. */
function goesAlongX(x: Int32Array, y: Int32Array, first: number, ahead: number): boolean {
  if (x[first + 1] === x[first]) return false;
  return y[first + 1] === y[first] || Math.abs(x[ahead]! - x[first]!) > Math.abs(y[ahead]! - y[first]!);
}

/** The first side, or `last`, that does not go on the way the side `first` goes; sets how far the points before reach across. */
function endOfRun(
  along: Int32Array,
  across: Int32Array,
  first: number,
  last: number,
  isAscending: boolean,
  lows: Int32Array,
  highs: Int32Array,
  r: number,
): number {
  let low = across[first]!;
  let high = low;
  let i = first;
  do {
    i++;
    const place = across[i]!;
    if (place < low) low = place;
    else if (place > high) high = place;
  } while (i < last && (isAscending ? along[i + 1]! > along[i]! : along[i + 1]! < along[i]!));
  lows[r] = low;
  highs[r] = high;
  return i;
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
