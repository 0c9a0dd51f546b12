import type { Raster } from './locate-passes.ts';
import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * How the face changes from one corner of a raster's cells to the next: a segment that crosses the line between two corners counts
 * there. As everywhere in the locate index, a corner is the point a hair east and a lesser hair north of it (see locate.ts).
 */

/** Nearer to a corner than this, in units, the rounded crossing does not say which side it is on. Its error is below 1e-5. */
const DOUBT = 1e-3;

/**
 * Adds a segment's crossings of the cells' southern lines: `changes[cell]` is the change from its south-west corner to the next
 * size's in the row.
 */
export function addChangesEast(
  { pointX, pointY }: PlanarMap,
  { west, south, size, columns, rows }: Raster,
  p: number,
  flip: number,
  changes: Int32Array,
): void {
  const up = pointY[p]! < pointY[p + 1]!;
  const lower = up ? p : p + 1;
  const upper = up ? p + 1 : p;
  const y1 = pointY[lower]! - south;
  const y2 = pointY[upper]! - south;
  // The lines that have the lower end on or below them and the upper end above.
  const first = Math.max(0, Math.ceil(y1 / size));
  if (first * size >= y2) return;
  const x1 = pointX[lower]! - west;
  const x2 = pointX[upper]! - west;
  for (let row = first; row < rows && row * size < y2; row++) {
    const x = x1 + ((row * size - y1) * (x2 - x1)) / (y2 - y1);
    let column = Math.floor(x / size);
    const beyond = x - column * size;
    if (beyond < DOUBT || beyond > size - DOUBT) {
      const corner = Math.round(x / size);
      // On the right of an upward segment, or on it, a corner is east of the crossing.
      column = orientation(x1, y1, x2, y2, corner * size, row * size) <= 0 ? corner - 1 : corner;
    }
    if (column >= 0 && column < columns) changes[row * columns + column]! ^= flip;
  }
}

/** Adds a segment's crossing of the raster's western line: `changes[row]` is the change from its south-west corner to the next row's. */
export function addChangeNorth(
  { pointX, pointY }: PlanarMap,
  { west, south, size, rows }: Raster,
  p: number,
  flip: number,
  changes: Int32Array,
): void {
  const east = pointX[p]! < pointX[p + 1]!;
  const x1 = pointX[east ? p : p + 1]! - west;
  const x2 = pointX[east ? p + 1 : p]! - west;
  if (x1 > 0 || x2 <= 0) return;
  const y1 = pointY[east ? p : p + 1]! - south;
  const y2 = pointY[east ? p + 1 : p]! - south;
  const y = y1 - (x1 * (y2 - y1)) / (x2 - x1);
  let row = Math.floor(y / size);
  const beyond = y - row * size;
  if (beyond < DOUBT || beyond > size - DOUBT) {
    const corner = Math.round(y / size);
    const side = orientation(x1, y1, x2, y2, 0, corner * size);
    // A corner on the segment is above it where it falls to the east or is level.
    row = side > 0 || (side === 0 && y2 <= y1) ? corner - 1 : corner;
  }
  if (row >= 0 && row < rows) changes[row]! ^= flip;
}
