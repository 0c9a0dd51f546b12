import type { Raster } from './locate-raster.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * A *run* is a stretch of one edge that passes a cell, whole segments. The runs of a cell are a list: what leads to them is the
 * place of the first, and each tells where the next is; 0 ends it.
 *
 * Invariant: a segment that touches a cell, its four sides and corners among it, is in a run of the cell. (Some are that pass it
 * within a unit, see `addSegment`.) So an end of a run is beyond the cell, unless the edge ends there.
 */
export interface Runs {
  /** For each run its first point, how many segments it has, the next run of the cell. */
  list: Int32Array;
  /** Where the list ends. The first place is never taken. */
  end: number;
}

export const FIRST = 0;
export const SEGMENTS = 1;
export const NEXT = 2;
const RUN = 3;

export function noRuns(room: number): Runs {
  return { list: new Int32Array(RUN * (room + 1)), end: RUN };
}

export function emptyRuns(runs: Runs): void {
  runs.end = RUN;
}

/**
 * Adds the segment from point p to the next to the cells of a raster that it touches. Those of an edge come in ascending order.
 * @param heads for each cell the place of its first run
 */
export function addSegment(
  { pointX, pointY }: PlanarMap,
  { west, south, shift, columns, rows }: Raster,
  p: number,
  heads: Int32Array,
  runs: Runs,
): void {
  const x1 = pointX[p]! - west;
  const y1 = pointY[p]! - south;
  const x2 = pointX[p + 1]! - west;
  const y2 = pointY[p + 1]! - south;
  const left = Math.min(x1, x2);
  const right = Math.max(x1, x2);
  const high = Math.max(y1, y2);
  if (right < 0 || high < 0) return;
  const firstColumn = Math.max(0, left - 1) >>> shift;
  const lastColumn = Math.min(columns - 1, right >>> shift);
  const firstRow = Math.max(0, Math.min(y1, y2) - 1) >>> shift;
  const lastRow = Math.min(rows - 1, high >>> shift);
  for (let column = firstColumn; column <= lastColumn; column++) {
    let from = firstRow;
    let to = lastRow;
    if (from < to && firstColumn < lastColumn && left < right) {
      // What the segment passes within the column, a unit more at either end as the crossings are rounded.
      const size = 2 ** shift;
      const slope = (y2 - y1) / (x2 - x1);
      const before = y1 + (Math.max(column * size, left) - x1) * slope;
      const after = y1 + (Math.min(column * size + size, right) - x1) * slope;
      from = Math.max(from, Math.floor((Math.min(before, after) - 1) / size));
      to = Math.min(to, Math.floor((Math.max(before, after) + 1) / size));
    }
    for (let cell = column * rows + from; cell <= column * rows + to; cell++) addToCell(runs, heads, cell, p);
  }
}

/** The segment goes on the run of the segment before, if that passes the cell too. */
function addToCell(runs: Runs, heads: Int32Array, cell: number, p: number): void {
  const head = heads[cell]!;
  if (head !== 0 && runs.list[head + FIRST]! + runs.list[head + SEGMENTS]! === p) {
    runs.list[head + SEGMENTS]! += 1;
    return;
  }
  if (runs.end + RUN > runs.list.length) runs.list = longer(runs.list, 2 * runs.end);
  const { list, end } = runs;
  list[end + FIRST] = p;
  list[end + SEGMENTS] = 1;
  list[end + NEXT] = head;
  heads[cell] = end;
  runs.end = end + RUN;
}

/** A copy of an array with room for more. */
export function longer(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(array);
  return copy;
}
