import type { FlatPolygons } from './flat-polygons.ts';
import { orientation } from './orientation.ts';

/**
 * A monotone run is a stretch of a ring whose sides all go strictly one way along an axis. No two of its sides meet but where
 * one follows the other, and those that reach into a given interval of the axis are found by bisection. A border is a few
 * runs however many vertices it has, so that it takes little to see that a polygon's sides do not meet.
 */
interface Runs {
  count: number;
  readonly ring: Int32Array;
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

/** Polygons of more runs are not looked at: pairs of runs would be too many. */
const MOST_RUNS = 1024;

/** Room to work in, for one polygon at a time. */
const integers = () => new Int32Array(MOST_RUNS);
const runs: Runs = {
  count: 0,
  ring: integers(),
  first: integers(),
  end: integers(),
  axis: new Uint8Array(MOST_RUNS),
  sign: new Int8Array(MOST_RUNS),
  west: integers(),
  east: integers(),
  south: integers(),
  north: integers(),
};

/**
 * A test whether two sides of some rings meet other than where one follows the other, or one runs back along the one before
 * it. Says so, too, of rings that are too jagged to tell.
 */
export function meetingTest(flat: FlatPolygons): (firstRing: number, endRing: number) => boolean {
  const { west, east, south, north } = runs;
  return (firstRing, endRing) => {
    runs.count = 0;
    for (let ring = firstRing; ring < endRing; ring++) if (!addRuns(runs, flat, ring)) return true;
    for (let a = 0; a < runs.count; a++) {
      for (let b = a + 1; b < runs.count; b++) {
        if (west[a]! > east[b]! || west[b]! > east[a]! || south[a]! > north[b]! || south[b]! > north[a]!)
          continue;
        if (runsMeet(runs, flat, a, b)) return true;
      }
    }
    return false;
  };
}

/** Returns false where there is no room. */
function addRuns(runs: Runs, { x, y, ringStart }: FlatPolygons, ring: number): boolean {
  const last = ringStart[ring + 1]! - 1;
  for (let i = ringStart[ring]!; i < last; ) {
    if (runs.count === MOST_RUNS) return false;
    const r = runs.count++;
    runs.ring[r] = ring;
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

/** Do sides of two runs meet, but as neighbours in a ring do? */
function runsMeet(runs: Runs, flat: FlatPolygons, a: number, b: number): boolean {
  const { x, y } = flat;
  const isAlongX = runs.axis[a] === 0;
  const low = isAlongX ? runs.west[b]! : runs.south[b]!;
  const high = isAlongX ? runs.east[b]! : runs.north[b]!;
  const along = isAlongX ? x : y;
  const sign = runs.sign[a]!;
  const from = Math.min(low * sign, high * sign);
  const to = Math.max(low * sign, high * sign);
  for (let i = firstReaching(runs, flat, a, from); i < runs.end[a]! && along[i]! * sign <= to; i++) {
    const west = Math.min(x[i]!, x[i + 1]!);
    const east = Math.max(x[i]!, x[i + 1]!);
    const south = Math.min(y[i]!, y[i + 1]!);
    const north = Math.max(y[i]!, y[i + 1]!);
    if (west > runs.east[b]! || east < runs.west[b]! || south > runs.north[b]! || north < runs.south[b]!)
      continue;
    const isFirst = runs.ring[a] === runs.ring[b] && i === flat.ringStart[runs.ring[a]!];
    const closing = isFirst ? flat.ringStart[runs.ring[a]! + 1]! - 2 : -1;
    if (sideMeets(runs, flat, b, i, closing, west, east, south, north)) return true;
  }
  return false;
}

/** Does side `i`, which has the given box and follows side `closing`, meet a side of a run, but as neighbours in a ring do? */
function sideMeets(
  runs: Runs,
  flat: FlatPolygons,
  run: number,
  i: number,
  closing: number,
  west: number,
  east: number,
  south: number,
  north: number,
): boolean {
  const { x, y } = flat;
  const isAlongX = runs.axis[run] === 0;
  const along = isAlongX ? x : y;
  const sign = runs.sign[run]!;
  const low = isAlongX ? west : south;
  const high = isAlongX ? east : north;
  const from = sign > 0 ? low : -high;
  const to = sign > 0 ? high : -low;
  for (let k = firstReaching(runs, flat, run, from); k < runs.end[run]! && along[k]! * sign <= to; k++) {
    if ((x[k]! > east && x[k + 1]! > east) || (x[k]! < west && x[k + 1]! < west)) continue;
    if ((y[k]! > north && y[k + 1]! > north) || (y[k]! < south && y[k + 1]! < south)) continue;
    if (meetWrongly(x, y, i, k, k === i + 1 || k === closing)) return true;
  }
  return false;
}

/** The first side of a run that ends at or past a place along its axis, counted in its direction. */
function firstReaching(runs: Runs, { x, y }: FlatPolygons, run: number, place: number): number {
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

/** Given that the boxes of two sides overlap: have they more in common than the end where one follows the other? Exact. */
function meetWrongly(x: Int32Array, y: Int32Array, i: number, k: number, follow: boolean): boolean {
  const ax = x[i]!;
  const ay = y[i]!;
  const bx = x[i + 1]!;
  const by = y[i + 1]!;
  const cx = x[k]!;
  const cy = y[k]!;
  const dx = x[k + 1]!;
  const dy = y[k + 1]!;
  const sideC = orientation(ax, ay, bx, by, cx, cy);
  const sideD = orientation(ax, ay, bx, by, dx, dy);
  // What follows meets again only where it runs straight back.
  if (follow) return sideC === 0 && sideD === 0 && (bx - ax) * (dx - cx) + (by - ay) * (dy - cy) < 0;
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return false;
  const sideA = orientation(cx, cy, dx, dy, ax, ay);
  const sideB = orientation(cx, cy, dx, dy, bx, by);
  return !((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0));
}
