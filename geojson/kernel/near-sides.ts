import type { FlatPolygons } from './flat-polygons.ts';
import { addRuns, firstReaching, type Runs, roomForRuns } from './monotone-runs.ts';
import { orientation } from './orientation.ts';

/**
 * Which of some sides come near one another: which may be within two units, unless they share an end and nothing else. What
 * is not near has nothing to be noded with: it crosses and touches no other side, passes no pixel that another is bent
 * to, and no other passes those of its ends; for all that happens within one unit and a half.
 */
const MARGIN = 2;

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

/** Room to work in, unless more is needed. */
const room = roomForRuns(2 ** 14);

/** Most pairs of runs to look at, for each run. */
const WORTH_WHILE = 256;

/**
 * Flags sides and points in `marks`, which has an entry for each point and may say of some sides already that they are near others.
 * @returns false where they are too crowded for this to pay
 */
export function markNearSides(flat: FlatPolygons, stretches: SideStretches, marks: Uint8Array): boolean {
  const runs = runsOf(flat, stretches);
  const joints: number[] = [];
  for (let run = 0; run < runs.count; run++) markWithinRun(flat, runs, run, marks);
  const order = fromWest(runs);
  const { west, east, south, north } = runs;
  let looks = runs.count * WORTH_WHILE;
  for (let i = 0; i < order.run.length; i++) {
    const a = order.run[i]!;
    const last = order.endOf(east[a]! + MARGIN);
    looks -= last - i;
    if (looks < 0) return false;
    for (let k = i + 1; k < last; k++) {
      const b = order.run[k]!;
      const isApart =
        west[b]! - east[a]! > MARGIN ||
        west[a]! - east[b]! > MARGIN ||
        south[b]! - north[a]! > MARGIN ||
        south[a]! - north[b]! > MARGIN;
      if (!isApart) markBetweenRuns(flat, runs, a, b, marks, joints);
    }
  }
  for (let j = 0; j < joints.length; j += 2) markBeside(marks, joints[j]!, joints[j + 1]!);
  for (let s = 0; s < stretches.first.length; s++) {
    for (let i = stretches.first[s]! + 1; i < stretches.end[s]!; i++) markBeside(marks, i - 1, i);
  }
  return true;
}

function markBeside(marks: Uint8Array, i: number, k: number): void {
  if ((marks[i]! & NEAR) !== 0) marks[k]! |= BESIDE;
  if ((marks[k]! & NEAR) !== 0) marks[i]! |= BESIDE;
}

function runsOf(flat: FlatPolygons, { first, end }: SideStretches): Runs {
  let sides = 0;
  for (let s = 0; s < first.length; s++) sides += end[s]! - first[s]!;
  const runs = sides <= room.first.length ? room : roomForRuns(sides);
  runs.count = 0;
  for (let s = 0; s < first.length; s++) addRuns(runs, flat, first[s]!, end[s]!);
  return runs;
}

/** Runs in buckets from west to east by where they begin; what begins at or west of `x` comes before `endOf(x)`. */
function fromWest({ count, west }: Runs): { run: Uint32Array; endOf: (x: number) => number } {
  let low = Infinity;
  let high = -Infinity;
  for (let r = 0; r < count; r++) {
    if (west[r]! < low) low = west[r]!;
    if (west[r]! > high) high = west[r]!;
  }
  const scale = count / (high - low + 1);
  const bucketOf = (x: number) => (x >= high ? count - 1 : Math.floor((x - low) * scale));
  /** Bucket `b` has the runs `start[b] …` of the order, once each has its place. */
  const start = new Uint32Array(count + 2);
  for (let r = 0; r < count; r++) start[bucketOf(west[r]!) + 2]!++;
  for (let b = 2; b < start.length; b++) start[b]! += start[b - 1]!;
  const run = new Uint32Array(count);
  for (let r = 0; r < count; r++) run[start[bucketOf(west[r]!) + 1]!++] = r;
  return { run, endOf: (x) => start[bucketOf(x) + 1]! };
}

/** Sides of a run do not meet, but where steps are small one can come near the next but one. */
function markWithinRun({ x, y }: FlatPolygons, runs: Runs, run: number, marks: Uint8Array): void {
  const along = runs.axis[run] === 0 ? x : y;
  const across = runs.axis[run] === 0 ? y : x;
  const end = runs.end[run]!;
  for (let i = runs.first[run]!; i + 2 < end; i++) {
    const from = along[i + 1]!;
    for (let k = i + 2; k < end && Math.abs(along[k]! - from) <= MARGIN; k++) {
      if (areApart(across[i]!, across[i + 1]!, across[k]!, across[k + 1]!)) continue;
      if (liesBeside(x, y, i, k) || liesBeside(x, y, k, i)) continue;
      marks[i]! |= NEAR;
      marks[k]! |= NEAR;
    }
  }
}

function areApart(a: number, b: number, c: number, d: number): boolean {
  return Math.min(c, d) - Math.max(a, b) > MARGIN || Math.min(a, b) - Math.max(c, d) > MARGIN;
}

/** @param joints gets the pairs that share an end and nothing else, but for those that follow each other */
function markBetweenRuns(
  flat: FlatPolygons,
  runs: Runs,
  a: number,
  b: number,
  marks: Uint8Array,
  joints: number[],
): void {
  const { x, y } = flat;
  const along = runs.axis[a] === 0 ? x : y;
  const sign = runs.sign[a]!;
  const low = runs.axis[a] === 0 ? runs.west[b]! : runs.south[b]!;
  const high = runs.axis[a] === 0 ? runs.east[b]! : runs.north[b]!;
  const from = (sign > 0 ? low : -high) - MARGIN;
  const to = (sign > 0 ? high : -low) + MARGIN;
  for (let i = firstReaching(runs, flat, a, from); i < runs.end[a]! && along[i]! * sign <= to; i++) {
    if (areApart(x[i]!, x[i + 1]!, runs.west[b]!, runs.east[b]!)) continue;
    if (areApart(y[i]!, y[i + 1]!, runs.south[b]!, runs.north[b]!)) continue;
    markAgainstRun(flat, runs, i, b, marks, joints);
  }
}

function markAgainstRun(
  flat: FlatPolygons,
  runs: Runs,
  i: number,
  run: number,
  marks: Uint8Array,
  joints: number[],
): void {
  const { x, y } = flat;
  const along = runs.axis[run] === 0 ? x : y;
  const sign = runs.sign[run]!;
  const from = Math.min(along[i]! * sign, along[i + 1]! * sign) - MARGIN;
  const to = Math.max(along[i]! * sign, along[i + 1]! * sign) + MARGIN;
  for (let k = firstReaching(runs, flat, run, from); k < runs.end[run]! && along[k]! * sign <= to; k++) {
    if (areApart(x[i]!, x[i + 1]!, x[k]!, x[k + 1]!) || areApart(y[i]!, y[i + 1]!, y[k]!, y[k + 1]!))
      continue;
    const end = endInCommon(x, y, i, k);
    if (end === -1) {
      if (liesBeside(x, y, i, k) || liesBeside(x, y, k, i)) continue;
      marks[i]! |= NEAR;
      marks[k]! |= NEAR;
      continue;
    }
    const other = x[end] === x[k] && y[end] === y[k] ? k : k + 1;
    if (other === end) continue;
    joints.push(i, k);
    marks[end]! |= JOINT;
    marks[other]! |= JOINT;
  }
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
  const same = (p: number, q: number) => x[p] === x[q] && y[p] === y[q];
  if (same(i, k)) return leaveApart(x, y, i, i + 1, k + 1) ? i : -1;
  if (same(i, k + 1)) return leaveApart(x, y, i, i + 1, k) ? i : -1;
  if (same(i + 1, k)) return leaveApart(x, y, i + 1, i, k + 1) ? i + 1 : -1;
  if (same(i + 1, k + 1)) return leaveApart(x, y, i + 1, i, k) ? i + 1 : -1;
  return -1;
}

/** Do the ways from one point to two others go in different directions? */
function leaveApart(x: Int32Array, y: Int32Array, from: number, p: number, q: number): boolean {
  const ox = x[from]!;
  const oy = y[from]!;
  if (orientation(ox, oy, x[p]!, y[p]!, x[q]!, y[q]!) !== 0) return true;
  return (x[p]! - ox) * (x[q]! - ox) + (y[p]! - oy) * (y[q]! - oy) < 0;
}
