import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * Reads a record of the locate index (its form is told in locate-index.ts): the face + 1 at a lattice point of its cell.
 *
 * A run counts for a point if an odd number of its segments lie below it. Were that all, the count would also change across the
 * meridian of either end of the run, for points above the end. An end inside the cell is a node, where the runs of the other
 * edges end too and such changes cancel out; above the cell, or beside it, it has no effect inside. Only an end below the cell must be
 * made up for: the run is taken to go on from there, straight down.
 */
export function faceInRecord(
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
    let past1 = x1 <= x ? 1 : 0;
    let odd = about & past1;
    for (const last = p + (about >>> 3); p < last; ) {
      p++;
      const x2 = pointX[p]!;
      const y2 = pointY[p]!;
      const past2 = x2 <= x ? 1 : 0;
      if (past1 !== past2) {
        const side = narrow ? (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) : orientation(x1, y1, x2, y2, x, y);
        // On the segment: a hair east of it is above where it falls to the east or is level.
        if (past1 === 1 ? side > 0 || (side === 0 && y2 <= y1) : side < 0 || (side === 0 && y1 <= y2))
          odd ^= 1;
      }
      x1 = x2;
      y1 = y2;
      past1 = past2;
    }
    odd ^= (about >>> 1) & past1;
    face ^= records[run + 2]! & -(odd & 1);
  }
  return face;
}
