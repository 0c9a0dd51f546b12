import type { FlatPolygons } from './flat-polygons.ts';
import { addRuns, firstReaching, type Runs, roomForRuns } from './monotone-runs.ts';
import { orientation } from './orientation.ts';

/** Polygons of more runs are not looked at: pairs of runs would be too many. */
const MOST_RUNS = 1024;

/** Room to work in, for one polygon at a time. */
const runs = roomForRuns(MOST_RUNS);
/** The ring of each run. */
const ringOfRun = new Int32Array(MOST_RUNS);

/**
 * Do two sides of some rings meet other than where one follows the other, or does one run back along the one before
 * it? Says so, too, of rings that are too jagged to tell.
 */
export function sidesMeet(flat: FlatPolygons, firstRing: number, endRing: number): boolean {
  const { ringStart } = flat;
  runs.count = 0;
  for (let ring = firstRing; ring < endRing; ring++) {
    const before = runs.count;
    if (!addRuns(runs, flat, ringStart[ring]!, ringStart[ring + 1]! - 1)) return true;
    for (let run = before; run < runs.count; run++) ringOfRun[run] = ring;
    if (ringMeetsItself(flat, before)) return true;
  }
  return endRing - firstRing > 1 && ringsMeet(flat);
}

/** Do sides of the ring meet whose runs are the last ones, from `first` on? */
function ringMeetsItself(flat: FlatPolygons, first: number): boolean {
  const last = runs.count - 1;
  if (last - first < 2) return last > first && runsMeet(flat, first, last);
  for (let a = first; a < last; a++) {
    if (followersMeet(flat, a, a + 1)) return true;
    const end = a === first ? last : last + 1;
    for (let b = a + 2; b < end; b++) if (boxesOverlap(runs, a, b) && runsMeet(flat, a, b)) return true;
  }
  return followersMeet(flat, last, first);
}

/** Do sides of different rings meet? */
function ringsMeet(flat: FlatPolygons): boolean {
  for (let a = 0; a < runs.count; a++) {
    for (let b = a + 1; b < runs.count; b++) {
      if (ringOfRun[a] !== ringOfRun[b] && boxesOverlap(runs, a, b) && runsMeet(flat, a, b)) return true;
    }
  }
  return false;
}

function boxesOverlap({ west, east, south, north }: Runs, a: number, b: number): boolean {
  return west[a]! <= east[b]! && west[b]! <= east[a]! && south[a]! <= north[b]! && south[b]! <= north[a]!;
}

/** Do sides of two runs meet, of which the second begins where the first ends, but there? Both are walked from that point. */
function followersMeet({ x, y }: FlatPolygons, a: number, b: number): boolean {
  const { first, end, axis, sign, west, east, south, north } = runs;
  const last = end[a]! - 1;
  const next = first[b]!;
  if (meetWrongly(x, y, last, next, true)) return true;
  const alongA = axis[a] === 0 ? x : y;
  const signA = sign[a]!;
  const alongB = axis[b] === 0 ? x : y;
  const signB = sign[b]!;
  const from = axis[a] === 0 ? (signA > 0 ? west[b]! : -east[b]!) : signA > 0 ? south[b]! : -north[b]!;
  for (let i = last; i >= first[a]! && alongA[i + 1]! * signA >= from; i--) {
    const w = Math.min(x[i]!, x[i + 1]!);
    const e = Math.max(x[i]!, x[i + 1]!);
    const s = Math.min(y[i]!, y[i + 1]!);
    const n = Math.max(y[i]!, y[i + 1]!);
    if (w > east[b]! || e < west[b]! || s > north[b]! || n < south[b]!) continue;
    const to = Math.max(alongB[i]! * signB, alongB[i + 1]! * signB);
    for (let k = i === last ? next + 1 : next; k < end[b]! && alongB[k]! * signB <= to; k++) {
      if ((x[k]! > e && x[k + 1]! > e) || (x[k]! < w && x[k + 1]! < w)) continue;
      if ((y[k]! > n && y[k + 1]! > n) || (y[k]! < s && y[k + 1]! < s)) continue;
      if (meetWrongly(x, y, i, k, false)) return true;
    }
  }
  return false;
}

/** Do sides of two runs meet, but as neighbours in a ring do? */
function runsMeet(flat: FlatPolygons, a: number, b: number): boolean {
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
    const isFirst = ringOfRun[a] === ringOfRun[b] && i === flat.ringStart[ringOfRun[a]!];
    const closing = isFirst ? flat.ringStart[ringOfRun[a]! + 1]! - 2 : -1;
    if (sideMeets(flat, b, i, closing, west, east, south, north)) return true;
  }
  return false;
}

/** Does side `i`, which has the given box and follows side `closing`, meet a side of a run, but as neighbours in a ring do? */
function sideMeets(
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
