import type { FlatPolygons } from './flat-polygons.ts';
import { addRuns, firstReaching, type Runs, roomForRuns, withRoom } from './monotone-runs.ts';
import { orientation } from './orientation.ts';
import { forEachPairBetween, forEachPairWithin, MARGIN, type RunGrid, runGrid } from './run-grid.ts';

/**
 * Which of some sides come near one another: which may be within two units, unless they share an end and nothing else. What
 * is not near has nothing to be noded with: it crosses and touches no other side, passes no pixel that another is bent
 * to, and no other passes those of its ends; for all that happens within one unit and a half.
 */

/** Flags of a side, by its first point: it is near another. */
export const NEAR = 1;
/** It is not, but shares an end with one that is. */
export const BESIDE = 2;
/** And of a point: not only the sides before and after it end there. */
export const JOINT = 4;

/** Stretches of consecutive sides of rings, as `first[s] … end[s] - 1`. */
export interface SideStretches {
  readonly first: readonly number[];
  readonly end: readonly number[];
}

/** Most pairs of runs to look at, for each run. */
const WORTH_WHILE = 256;
/** Room to begin with. */
const USUAL_RUNS = 512;

/** Some sides and what is known of them; more may be added. */
export interface NearSides {
  readonly flat: FlatPolygons;
  /** Flags of sides and of points, by point. */
  readonly marks: Uint8Array;
  /** The sides that are near others. */
  readonly sides: number[];
  runs: Runs;
  /** The runs of each addition. */
  readonly grids: RunGrid[];
  /** Pairs of sides that share an end and nothing else, but for those that follow each other. */
  readonly joints: number[];
}

export function nearSides(flat: FlatPolygons): NearSides {
  return {
    flat,
    marks: new Uint8Array(flat.x.length),
    sides: [],
    runs: roomForRuns(USUAL_RUNS),
    grids: [],
    joints: [],
  };
}

/**
 * Flags, for some more sides, what comes near them, of these and of all before.
 * @returns false where they are too crowded for this to pay
 */
export function addSides(near: NearSides, stretches: SideStretches): boolean {
  const { grids } = near;
  const before = near.runs.count;
  addRunsOf(near, stretches);
  const { runs } = near;
  if (runs.count === before) return true;
  for (let run = before; run < runs.count; run++) markWithinRun(near, run);
  const added = runGrid(runs, before, WORTH_WHILE);
  if (added === null) return false;
  const mark = (a: number, b: number) => markBetweenRuns(near, a, b);
  forEachPairWithin(added, runs, mark);
  const areFew = grids.every((grid) => forEachPairBetween(grid, added, runs, WORTH_WHILE, mark));
  grids.push(added);
  return areFew;
}

export function markNear({ marks, sides }: NearSides, side: number): void {
  if ((marks[side]! & NEAR) !== 0) return;
  marks[side]! |= NEAR;
  sides.push(side);
}

function addRunsOf(near: NearSides, { first, end }: SideStretches): void {
  for (let s = 0; s < first.length; s++) {
    near.runs = withRoom(near.runs, end[s]! - first[s]!);
    addRuns(near.runs, near.flat, first[s]!, end[s]!);
  }
}

/** Sides of a run do not meet, but where steps are small one can come near the next but one. */
function markWithinRun(near: NearSides, run: number): void {
  const { flat, runs } = near;
  const { x, y } = flat;
  const along = runs.axis[run] === 0 ? x : y;
  const across = runs.axis[run] === 0 ? y : x;
  const end = runs.end[run]!;
  for (let i = runs.first[run]!; i + 2 < end; i++) {
    const from = along[i + 1]!;
    for (let k = i + 2; k < end && Math.abs(along[k]! - from) <= MARGIN; k++) {
      if (areApart(across[i]!, across[i + 1]!, across[k]!, across[k + 1]!)) continue;
      if (liesBeside(x, y, i, k) || liesBeside(x, y, k, i)) continue;
      markNear(near, i);
      markNear(near, k);
    }
  }
}

function areApart(a: number, b: number, c: number, d: number): boolean {
  return Math.min(c, d) - Math.max(a, b) > MARGIN || Math.min(a, b) - Math.max(c, d) > MARGIN;
}

function markBetweenRuns(near: NearSides, a: number, b: number): void {
  const { runs } = near;
  if (runs.end[a] === runs.first[b]) markFollowers(near, a, b);
  else if (runs.end[b] === runs.first[a]) markFollowers(near, b, a);
  else markStrangers(near, a, b);
}

function markStrangers(near: NearSides, a: number, b: number): void {
  const { flat, runs } = near;
  const { x, y } = flat;
  const along = runs.axis[a] === 0 ? x : y;
  const sign = runs.sign[a]!;
  const low = runs.axis[a] === 0 ? runs.west[b]! : runs.south[b]!;
  const high = runs.axis[a] === 0 ? runs.east[b]! : runs.north[b]!;
  const from = (sign > 0 ? low : -high) - MARGIN;
  const to = (sign > 0 ? high : -low) + MARGIN;
  for (let i = firstReaching(runs, flat, a, from); i < runs.end[a]! && along[i]! * sign <= to; i++) {
    if (isApartFromRun(near, i, b)) continue;
    const alongB = runs.axis[b] === 0 ? x : y;
    const signB = runs.sign[b]!;
    const begin = Math.min(alongB[i]! * signB, alongB[i + 1]! * signB) - MARGIN;
    markFrom(near, i, b, firstReaching(runs, flat, b, begin));
  }
}

/** The second run begins where the first ends: both are walked from there, as far as either reaches into the box of the other. */
function markFollowers(near: NearSides, a: number, b: number): void {
  const { flat, runs } = near;
  const along = runs.axis[a] === 0 ? flat.x : flat.y;
  const sign = runs.sign[a]!;
  const low = runs.axis[a] === 0 ? runs.west[b]! : runs.south[b]!;
  const high = runs.axis[a] === 0 ? runs.east[b]! : runs.north[b]!;
  const from = (sign > 0 ? low : -high) - MARGIN;
  for (let i = runs.end[a]! - 1; i >= runs.first[a]! && along[i + 1]! * sign >= from; i--) {
    if (!isApartFromRun(near, i, b)) markFrom(near, i, b, runs.first[b]!);
  }
}

function isApartFromRun({ flat: { x, y }, runs }: NearSides, i: number, run: number): boolean {
  return (
    areApart(x[i]!, x[i + 1]!, runs.west[run]!, runs.east[run]!) ||
    areApart(y[i]!, y[i + 1]!, runs.south[run]!, runs.north[run]!)
  );
}

/** Marks side `i` and those of a run, from one on. */
function markFrom(near: NearSides, i: number, run: number, begin: number): void {
  const { flat, runs } = near;
  const { x, y } = flat;
  const west = Math.min(x[i]!, x[i + 1]!) - MARGIN;
  const east = Math.max(x[i]!, x[i + 1]!) + MARGIN;
  const south = Math.min(y[i]!, y[i + 1]!) - MARGIN;
  const north = Math.max(y[i]!, y[i + 1]!) + MARGIN;
  const isAlongX = runs.axis[run] === 0;
  const along = isAlongX ? x : y;
  const sign = runs.sign[run]!;
  const to = isAlongX ? (sign > 0 ? east : -west) : sign > 0 ? north : -south;
  for (let k = begin; k < runs.end[run]! && along[k]! * sign <= to; k++) {
    if ((x[k]! > east && x[k + 1]! > east) || (x[k]! < west && x[k + 1]! < west)) continue;
    if ((y[k]! > north && y[k + 1]! > north) || (y[k]! < south && y[k + 1]! < south)) continue;
    markPair(near, i, k);
  }
}

/** Marks two sides whose boxes are near each other. */
function markPair(near: NearSides, i: number, k: number): void {
  const { flat, marks, joints } = near;
  const { x, y } = flat;
  const end = endInCommon(x, y, i, k);
  if (end === -1) {
    if (liesBeside(x, y, i, k) || liesBeside(x, y, k, i)) return;
    markNear(near, i);
    markNear(near, k);
    return;
  }
  const other = isSame(x, y, end, k) ? k : k + 1;
  if (other === end) return;
  joints.push(i, k);
  marks[end]! |= JOINT;
  marks[other]! |= JOINT;
}

/** Does side `k` lie on one side of the line along side `i`, apart from it? Where the boxes of the two overlap, doubles suffice. */
function liesBeside(x: Int32Array, y: Int32Array, i: number, k: number): boolean {
  const ax = x[i]!;
  const ay = y[i]!;
  const dx = x[i + 1]! - ax;
  const dy = y[i + 1]! - ay;
  const first = dx * (y[k]! - ay) - dy * (x[k]! - ax);
  const last = dx * (y[k + 1]! - ay) - dy * (x[k + 1]! - ax);
  const least = MARGIN * (Math.abs(dx) + Math.abs(dy));
  return (first > least && last > least) || (first < -least && last < -least);
}

/** The end of side `i` that it shares with side `k`, if they have nothing else in common, or −1. */
function endInCommon(x: Int32Array, y: Int32Array, i: number, k: number): number {
  if (isSame(x, y, i, k)) return leaveApart(x, y, i, i + 1, k + 1) ? i : -1;
  if (isSame(x, y, i, k + 1)) return leaveApart(x, y, i, i + 1, k) ? i : -1;
  if (isSame(x, y, i + 1, k)) return leaveApart(x, y, i + 1, i, k + 1) ? i + 1 : -1;
  if (isSame(x, y, i + 1, k + 1)) return leaveApart(x, y, i + 1, i, k) ? i + 1 : -1;
  return -1;
}

function isSame(x: Int32Array, y: Int32Array, p: number, q: number): boolean {
  return x[p] === x[q] && y[p] === y[q];
}

/** Do the ways from one point to two others go in different directions? */
function leaveApart(x: Int32Array, y: Int32Array, from: number, p: number, q: number): boolean {
  const ox = x[from]!;
  const oy = y[from]!;
  if (orientation(ox, oy, x[p]!, y[p]!, x[q]!, y[q]!) !== 0) return true;
  return (x[p]! - ox) * (x[q]! - ox) + (y[p]! - oy) * (y[q]! - oy) < 0;
}
