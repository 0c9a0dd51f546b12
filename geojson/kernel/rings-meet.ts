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
 * A test whether two sides of some rings meet other than where one follows the other, or one runs back along the one before
 * it. Says so, too, of rings that are too jagged to tell.
 */
export function meetingTest(flat: FlatPolygons): (firstRing: number, endRing: number) => boolean {
  const { west, east, south, north } = runs;
  return (firstRing, endRing) => {
    runs.count = 0;
    for (let ring = firstRing; ring < endRing; ring++) {
      const before = runs.count;
      if (!addRuns(runs, flat, flat.ringStart[ring]!, flat.ringStart[ring + 1]! - 1)) return true;
      for (let run = before; run < runs.count; run++) ringOfRun[run] = ring;
    }
    for (let a = 0; a < runs.count; a++) {
      const w = west[a]!;
      const e = east[a]!;
      const s = south[a]!;
      const n = north[a]!;
      for (let b = a + 1; b < runs.count; b++) {
        if (w > east[b]! || west[b]! > e || s > north[b]! || south[b]! > n) continue;
        if (runsMeet(runs, flat, a, b)) return true;
      }
    }
    return false;
  };
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
    const isFirst = ringOfRun[a] === ringOfRun[b] && i === flat.ringStart[ringOfRun[a]!];
    const closing = isFirst ? flat.ringStart[ringOfRun[a]! + 1]! - 2 : -1;
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
