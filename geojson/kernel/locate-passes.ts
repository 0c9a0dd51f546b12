import type { PlanarMap } from './planar-map.ts';

/** A raster is a block of square cells from its south-west corner on. */
export interface Raster {
  readonly west: number;
  readonly south: number;
  /** How many lattice units a cell is wide, a power of two. */
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
}

/** Which segments pass which cells of a raster; a segment is its first point. Filled by `addPasses`, read once sorted. */
export interface Passes {
  cell: Int32Array;
  segment: Int32Array;
  count: number;
}

export function noPasses(room: number): Passes {
  return { cell: new Int32Array(room), segment: new Int32Array(room), count: 0 };
}

/** Adds the cells that the segment from point p to the next passes, row by row; by a unit too many rather than too few. */
export function addPasses(
  { pointX, pointY }: PlanarMap,
  { west, south, size, columns, rows }: Raster,
  p: number,
  list: Passes,
): void {
  const x1 = pointX[p]! - west;
  const y1 = pointY[p]! - south;
  const x2 = pointX[p + 1]! - west;
  const y2 = pointY[p + 1]! - south;
  const low = Math.min(y1, y2);
  const high = Math.max(y1, y2);
  const firstRow = Math.max(0, Math.floor(low / size));
  const lastRow = Math.min(rows - 1, Math.floor(high / size));
  const firstColumn = Math.max(0, Math.floor((Math.min(x1, x2) - 1) / size));
  const lastColumn = Math.min(columns - 1, Math.floor(Math.max(x1, x2) / size));
  if (firstRow > lastRow || firstColumn > lastColumn) return;
  if (firstRow === lastRow && firstColumn === lastColumn && list.count < list.cell.length) {
    list.cell[list.count] = firstRow * columns + firstColumn;
    list.segment[list.count++] = p;
    return;
  }
  makeRoom(list, (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1));
  const slope = (x2 - x1) / (y2 - y1);
  for (let row = firstRow; row <= lastRow; row++) {
    let from = firstColumn;
    let to = lastColumn;
    if (from !== to && y1 !== y2) {
      const below = x1 + (Math.max(row * size, low) - y1) * slope;
      const above = x1 + (Math.min(row * size + size, high) - y1) * slope;
      from = Math.max(from, Math.floor((Math.min(below, above) - 1) / size));
      to = Math.min(to, Math.floor((Math.max(below, above) + 1) / size));
    }
    for (let column = from; column <= to; column++) {
      list.cell[list.count] = row * columns + column;
      list.segment[list.count++] = p;
    }
  }
}

function makeRoom(list: Passes, more: number): void {
  if (list.count + more <= list.cell.length) return;
  const room = list.cell.length * 2 + more;
  list.cell = longer(list.cell, room);
  list.segment = longer(list.segment, room);
}

/** A copy of an array with room for more. */
export function longer(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(array);
  return copy;
}

/**
 * Sorts passes by cell, those of one cell staying in order: those of cell `c` are `sorted[start[c] … start[c + 1] - 1]`.
 * @param start one more than there are cells
 * @param sorted room for all passes
 */
export function sortPasses({ cell, segment, count }: Passes, start: Int32Array, sorted: Int32Array): void {
  start.fill(0);
  for (let k = 0; k < count; k++) start[cell[k]!]! += 1;
  for (let c = 1; c < start.length; c++) start[c]! += start[c - 1]!;
  // Filled from the back, `start` ends up at the first of each cell.
  for (let k = count - 1; k >= 0; k--) {
    const at = start[cell[k]!]! - 1;
    start[cell[k]!] = at;
    sorted[at] = segment[k]!;
  }
}
