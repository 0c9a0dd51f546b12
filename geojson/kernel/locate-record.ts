import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * What the locate index keeps of the borders in a cell, as whole numbers in a row. Faces are face + 1, so that 0 is the outside and
 * the face on the far side of an edge is `here ^ (left ^ right)`.
 *
 * Either record gives a function of the cell's points that changes where a border is crossed and nowhere else; `base`
 * makes it right at the cell's south-west corner, hence everywhere. It may have segments that pass the cell close by: they do no harm.
 *
 * Nothing here branches on what differs from point to point, which is what a processor guesses wrong: it computes both and picks.
 */

/**
 * A cell holds its face, or `OUTSIDE`; or, if a border passes it, −2 − a code. That is the place of its record × 2, plus 1 for one with
 * runs; in a table divided into blocks it is the place of the block.
 */
export const codeOf = (cell: number): number => (-2 - cell) | 0;
export const isBoundary = (cell: number): number => Number(cell < -1);
export const runsBit = (code: number): number => code & 1;
export const recordOf = (code: number): number => code >> 1;

/** Where `about` of a wedge has its first point; the bits below say whether it has two lines, goes backwards, which lines hold what is on them. */
export const WEDGE_BITS = 4;

/**
 * A wedge is one run of one or two segments:
 *
 *     (first point << 4 | second line holds << 3 | first line holds << 2 | backwards << 1 | two segments), base, left ^ right
 *
 * Walked so that it turns left, what is left of both lines is on one side and all else on the other. That needs the lines only as far as the
 * cell reaches, and there they are the segments, whose ends are beyond it. Takes narrow maps only.
 */
export function faceInWedge(
  { pointX, pointY }: PlanarMap,
  records: Int32Array,
  record: number,
  x: number,
  y: number,
): number {
  const about = records[record]!;
  const step = 1 - (about & 2);
  const a = about >> WEDGE_BITS;
  const b = a + step;
  // With one segment the second line has no length, and holds all.
  const c = b + (step & -(about & 1));
  const xb = pointX[b]!;
  const yb = pointY[b]!;
  const east = x - xb;
  const north = y - yb;
  const first = (xb - pointX[a]!) * north - (yb - pointY[a]!) * east + ((about >> 2) & 1);
  const second = (pointX[c]! - xb) * north - (pointY[c]! - yb) * east + ((about >> 3) & 1);
  return records[record + 1]! ^ (records[record + 2]! & -(Number(first > 0) & Number(second > 0)));
}

/**
 * Any number of runs:
 *
 *     base, then for each run: first point, (segments << 3 | more << 2 | lastBelow << 1 | firstBelow), left ^ right
 *
 * A run counts for a point if an odd number of its segments lie below it. Were that all, the count would also change across the
 * meridian of either end of the run, for points above the end. An end inside the cell is a node, where the runs of the other
 * edges end too and such changes cancel out; above the cell, or beside it, it has no effect inside. Only an end below the cell must be
 * made up for: the run is taken to go on from there, straight down.
 */
export function faceInRuns(
  { pointX, pointY }: PlanarMap,
  narrow: boolean,
  records: Int32Array,
  record: number,
  x: number,
  y: number,
): number {
  let face = records[record]!;
  let run = record + 1;
  for (let more = 4; more !== 0; run += 3) {
    let p = records[run]!;
    const about = records[run + 1]!;
    more = about & 4;
    let x1 = pointX[p]!;
    let y1 = pointY[p]!;
    // Has the point gone past the meridian of (x1, y1)? A hair east of it counts as past.
    let past1 = Number(x1 <= x);
    let odd = about & past1;
    for (const last = p + (about >>> 3); p < last; ) {
      p++;
      const x2 = pointX[p]!;
      const y2 = pointY[p]!;
      const past2 = Number(x2 <= x);
      const east = 2 * past1 - 1;
      const side =
        east * (narrow ? (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) : orientation(x1, y1, x2, y2, x, y));
      // On the segment: a hair east of it is above where it falls to the east or is level.
      const above = Number(side > 0) | (Number(side === 0) & Number(east * (y2 - y1) <= 0));
      odd ^= (past1 ^ past2) & above;
      x1 = x2;
      y1 = y2;
      past1 = past2;
    }
    odd ^= (about >>> 1) & past1;
    face ^= records[run + 2]! & -(odd & 1);
  }
  return face;
}
