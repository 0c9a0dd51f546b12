import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { pairTable } from './intern.ts';
import { FREE, SEAM } from './match-sides.ts';
import { rankedSet } from './ranked-set.ts';
import type { Scratch } from './scratch.ts';

/**
 * Seamless runs are what the nodes cut the rings of a seamless coverage into: each a row of sides that has the same neighbour.
 * A border between two faces is a run of either ring, mates of one another; a border of the scope one that has no mate.
 *
 * Where a ring follows the same neighbour on both sides of a point, these two cover all around it, so no third border ends
 * there: it is inside an edge. So it is between two free sides if no others come there. All other points are nodes. A ring
 * without any has its node at its lowest point.
 */
export interface SeamlessRuns {
  /** Ring `r` is made of the runs `ringRun[r] … ringRun[r + 1] - 1`, in the order it goes through them. */
  readonly ringRun: Uint32Array;
  /** The first point of each run; it ends with that of the next one around the ring. */
  readonly first: Uint32Array;
  readonly next: Uint32Array;
  /** The run that goes the other way, or `FREE`. */
  readonly mate: Int32Array;
}

/**
 * Its arrays are scratch.
 * @param mate of sides, see `matchSides`; the coverage must be seamless
 */
export function seamlessRuns(flat: FlatPolygons, mate: Int32Array, scratch: Scratch): SeamlessRuns {
  const { x, ringStart } = flat;
  const starts = rankedSet(x.length, (add) => addStarts(flat, mate, add));
  const first = starts.members(scratch);
  const ringRun = ringStart.map(starts.rank);
  const next = scratch.uints(first.length);
  const mateOfRun = scratch.ints(first.length);
  for (let r = 0; r + 1 < ringRun.length; r++) {
    for (let run = ringRun[r]!; run < ringRun[r + 1]!; run++) {
      next[run] = run + 1 < ringRun[r + 1]! ? run + 1 : ringRun[r]!;
      const end = first[next[run]!]!;
      const across = mate[(end === ringStart[r] ? ringStart[r + 1]! - 1 : end) - 1]!;
      mateOfRun[run] = across === FREE ? FREE : starts.rank(across);
    }
  }
  return { ringRun, first, next, mate: mateOfRun };
}

/** Finds the first points of runs. */
function addStarts(flat: FlatPolygons, mate: Int32Array, add: (point: number) => void): void {
  const { ringStart } = flat;
  const leaving = leavingFree(flat, mate);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const begin = ringStart[r]!;
    const last = ringStart[r + 1]! - 1;
    let hasNode = false;
    for (let point = begin, came = mate[last - 1]!; point < last; point++) {
      const goes = mate[point]!;
      const isPassed =
        came === FREE || goes === FREE
          ? came === goes && leaving(point) === 1
          : came === goes + 1 || isNext(flat, mate, goes, came);
      came = goes;
      if (isPassed) continue;
      add(point);
      hasNode = true;
    }
    if (!hasNode) add(lowestPoint(flat, begin, last));
  }
}

/** Of how many free sides a point is the first. */
function leavingFree({ x, y }: FlatPolygons, mate: Int32Array): (point: number) => number {
  const places = pairTable(1024);
  const counts: number[] = [];
  for (let side = 0; side < mate.length; side++) {
    if (mate[side] !== FREE) continue;
    const place = places.add(x[side]!, y[side]!);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return (point) => counts[places.find(x[point]!, y[point]!)] ?? 0;
}

/** Does a ring close with one side and begin with another? */
function isNext({ ringStart }: FlatPolygons, mate: Int32Array, last: number, side: number): boolean {
  if (mate[last + 1] !== SEAM || (side > 0 && mate[side - 1] !== SEAM)) return false;
  return side === ringStart[ringOfPoint(ringStart, last)];
}

function lowestPoint({ x, y }: FlatPolygons, begin: number, end: number): number {
  let lowest = begin;
  for (let i = begin + 1; i < end; i++) if ((x[i]! - x[lowest]! || y[i]! - y[lowest]!) < 0) lowest = i;
  return lowest;
}
