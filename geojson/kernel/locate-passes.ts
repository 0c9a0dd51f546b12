import type { PlanarMap } from './planar-map.ts';

/** Where the cells of a locate index are. */
export interface Frame {
  /** South-west lattice point of the first cell; one unit west of the map, so that the first corners are outside. */
  readonly west: number;
  readonly south: number;
  /** A cell is 2^shift lattice units wide and high. */
  readonly shift: number;
  readonly columns: number;
  readonly rows: number;
  /** Are the products of the predicate exact in doubles? Else `orientation` takes it. */
  readonly narrow: boolean;
}

/** Which segments pass which cells: those of cell `c` are `segment[start[c] … start[c + 1] - 1]`, ascending; a segment is its first point. */
export interface Passes {
  readonly start: Int32Array;
  readonly segment: Int32Array;
}

export function passesOf(map: PlanarMap, frame: Frame): Passes {
  const { pointStart, edgeCount } = map;
  const size = frame.columns * frame.rows;
  const room = map.pointX.length * 3 + 64;
  const list: PassList = { cell: new Int32Array(room), segment: new Int32Array(room), count: 0 };
  for (let e = 0; e < edgeCount; e++) {
    for (let p = pointStart[e]!; p < pointStart[e + 1]! - 1; p++) addPasses(map, frame, p, list);
  }
  // Counting sort by cell. Filled from the back, `start` ends up at the first of each cell.
  const start = new Int32Array(size + 1);
  for (let k = 0; k < list.count; k++) start[list.cell[k]!]! += 1;
  for (let cell = 1; cell <= size; cell++) start[cell]! += start[cell - 1]!;
  const segment = new Int32Array(list.count);
  for (let k = list.count - 1; k >= 0; k--) {
    const at = start[list.cell[k]!]! - 1;
    start[list.cell[k]!] = at;
    segment[at] = list.segment[k]!;
  }
  return { start, segment };
}

interface PassList {
  cell: Int32Array;
  segment: Int32Array;
  count: number;
}

/** Adds the cells that a segment passes, row by row; by a unit too many rather than too few. */
function addPasses(
  { pointX, pointY }: PlanarMap,
  { west, south, shift, columns }: Frame,
  p: number,
  list: PassList,
): void {
  const cell = 2 ** shift;
  const x1 = pointX[p]! - west;
  const y1 = pointY[p]! - south;
  const x2 = pointX[p + 1]! - west;
  const y2 = pointY[p + 1]! - south;
  const low = Math.min(y1, y2);
  const high = Math.max(y1, y2);
  const firstRow = low >>> shift;
  const lastRow = high >>> shift;
  const firstColumn = (Math.min(x1, x2) - 1) >>> shift;
  const lastColumn = Math.max(x1, x2) >>> shift;
  makeRoom(list, 4 * (lastRow - firstRow + 1) + lastColumn - firstColumn + 1);
  const slope = (x2 - x1) / (y2 - y1);
  for (let row = firstRow; row <= lastRow; row++) {
    let from = firstColumn;
    let to = lastColumn;
    if (from !== to && firstRow !== lastRow) {
      const below = x1 + (Math.max(row * cell, low) - y1) * slope;
      const above = x1 + (Math.min(row * cell + cell, high) - y1) * slope;
      from = Math.max(from, Math.floor((Math.min(below, above) - 1) / cell));
      to = Math.min(to, Math.floor((Math.max(below, above) + 1) / cell));
    }
    for (let column = from; column <= to; column++) {
      list.cell[list.count] = row * columns + column;
      list.segment[list.count++] = p;
    }
  }
}

function makeRoom(list: PassList, more: number): void {
  if (list.count + more <= list.cell.length) return;
  const room = list.cell.length * 2 + more;
  const { cell, segment } = list;
  list.cell = new Int32Array(room);
  list.cell.set(cell);
  list.segment = new Int32Array(room);
  list.segment.set(segment);
}
