import { orientation } from './orientation.ts';

/**
 * A record of the locate index tells of a cell's borders that are more than a wedge: any number of *runs*, which are stretches of one edge,
 * whole segments:
 *
 *     base, then for each run: first point, (segments << 3 | more << 2 | lastBelow << 1 | firstBelow)
 *
 * It gives a function of the cell's points that changes where a border is crossed and nowhere else; `base` makes it right at the
 * cell's south-west corner, hence everywhere. Segments that pass the cell close by do no harm: crossings are counted exactly. Faces are
 * counted as face + 1, so that 0 is the outside and the face on the far side of an edge is `here ^ (left ^ right)`.
 *
 * A run counts for a point if an odd number of its segments lie below it. Were that all, the count would also change across the
 * meridian of either end of the run, for points above the end. An end inside the cell is a node, where the runs of the other
 * edges end too and such changes cancel out; above the cell, or beside it, it has no effect inside. Only an end below the cell must be
 * made up for: the run is taken to go on from there, straight down.
 */
export interface Records {
  /** For each point of the map four numbers in a row, as they are asked for together: x, y, the faces left and right of its edge. */
  readonly vertices: Int32Array;
  /** Are the products of the predicate exact in doubles? Else `orientation` takes it. */
  readonly narrow: boolean;
  readonly records: Int32Array;
}

/** The face at a lattice point of a record's cell. */
export function faceInRuns(
  { vertices, narrow, records }: Records,
  record: number,
  x: number,
  y: number,
): number {
  let face = records[record]!;
  let run = record + 1;
  for (let more = 4; more !== 0; run += 2) {
    let v = records[run]! << 2;
    const about = records[run + 1]!;
    const flip = (vertices[v + 2]! + 1) ^ (vertices[v + 3]! + 1);
    more = about & 4;
    let x1 = vertices[v]!;
    let y1 = vertices[v + 1]!;
    // Has the point gone past the meridian of (x1, y1)? A hair east of it counts as past.
    let past1 = Number(x1 <= x);
    let odd = about & past1;
    for (const last = v + ((about >>> 3) << 2); v < last; ) {
      v += 4;
      const x2 = vertices[v]!;
      const y2 = vertices[v + 1]!;
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
    face ^= flip & -(odd & 1);
  }
  return face - 1;
}
