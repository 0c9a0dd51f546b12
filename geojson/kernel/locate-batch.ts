import type { LocateIndex } from './locate-index.ts';
import type { PlanarMap } from './planar-map.ts';

/** Finds the faces at many points; fills and returns `faces`. */
export type FacesAt = (xs: Int32Array, ys: Int32Array, faces: Int32Array) => Int32Array;

/** How many points are looked up in one go: few enough to stay in the nearest cache for the second look. */
const BATCH = 2048;

/**
 * Locates many points in the order they come. First all cells of a batch are read, then the points in boundary cells are
 * looked at one by one.
 * @param faceInCell the face at a point, given what its cell holds
 */
export function batchLocator(
  map: PlanarMap,
  index: LocateIndex,
  faceInCell: (cell: number, x: number, y: number) => number,
): FacesAt {
  const pending = new Int32Array(BATCH);
  const ahead = new Int32Array(BATCH);
  return (xs, ys, faces) => {
    for (let from = 0; from < faces.length; from += BATCH) {
      const boundary = readCells(index, xs, ys, faces, from, pending);
      readAhead(map, index.records, faces, pending, boundary, ahead);
      for (let k = 0; k < boundary; k++) {
        const i = pending[k]!;
        faces[i] = faceInCell(faces[i]! + 1, xs[i]!, ys[i]!);
      }
    }
    return faces;
  };
}

/**
 * Writes what the cells of a batch of points hold, less one, and lists the points in boundary cells. No branch hangs
 * on what a cell holds, so that the processor can read many cells at once.
 * @returns how many are listed in `pending`
 */
function readCells(
  index: LocateIndex,
  xs: Int32Array,
  ys: Int32Array,
  faces: Int32Array,
  from: number,
  pending: Int32Array,
): number {
  const { shift, columns, rows, cells } = index;
  const west = index.west | 0;
  const south = index.south | 0;
  const to = Math.min(faces.length, from + BATCH);
  let count = 0;
  for (let i = from; i < to; i++) {
    // Coordinates fit 32 bits, their difference fits 32 bits without a sign; a point to the west wraps around beyond the east.
    const column = ((xs[i]! - west) | 0) >>> shift;
    const row = ((ys[i]! - south) | 0) >>> shift;
    const cell = column < columns && row < rows ? cells[row * columns + column]! : 0;
    faces[i] = cell - 1;
    pending[count] = i;
    count += cell >>> 31;
  }
  return count;
}

/**
 * Reads what locating the listed points is going to read first, only to have it near: here no read waits for another, so what is
 * far in memory comes in all together. Worth a fifth of the time on a large map.
 */
function readAhead(
  { pointX, pointY }: PlanarMap,
  records: Int32Array,
  faces: Int32Array,
  pending: Int32Array,
  count: number,
  ahead: Int32Array,
): void {
  // A listed face holds ~record − 1: so this is the record's first point.
  for (let k = 0; k < count; k++) ahead[k] = records[~faces[pending[k]!]!]!;
  for (let k = 0; k < count; k++) ahead[k] = pointX[ahead[k]!]! ^ pointY[ahead[k]!]!;
}
