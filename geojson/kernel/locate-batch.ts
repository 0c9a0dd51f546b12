import { type LocateIndex, TILE_BITS } from './locate-index.ts';
import type { PlanarMap } from './planar-map.ts';

/** Finds the faces at many points; fills and returns `faces`. */
export type FacesAt = (xs: Int32Array, ys: Int32Array, faces: Int32Array) => Int32Array;

/** How many points are looked up in one go: few enough for what one pass writes to be near in the next. */
const BATCH = 2048;
/** The bits that say where in its tile a cell is. */
const IN_TILE = 2 ** TILE_BITS - 1;

/**
 * Locates many points in the order they come, in passes that each do one small thing to a batch. What takes time on a large map
 * is waiting for memory; a pass that reads one table and nothing hangs on what it reads has the processor wait for many
 * places at once, where a loop that does everything to a point waits for one after the other.
 * @param faceInCell the face at a point, given what its cell holds
 */
export function batchLocator(
  map: PlanarMap,
  index: LocateIndex,
  faceInCell: (cell: number, x: number, y: number) => number,
): FacesAt {
  const places = new Int32Array(BATCH);
  const found = new Int32Array(BATCH);
  const pending = new Int32Array(BATCH);
  return (xs, ys, faces) => {
    for (let from = 0; from < faces.length; from += BATCH) {
      const count = Math.min(BATCH, faces.length - from);
      placesOf(index, xs, ys, from, count, places);
      gather(index.cells, places, count, found);
      const boundary = listBoundary(found, count, faces, from, pending);
      readAhead(map, index.records, found, pending, boundary, places);
      for (let k = 0; k < boundary; k++) {
        const i = pending[k]!;
        faces[from + i] = faceInCell(found[i]!, xs[from + i]!, ys[from + i]!);
      }
    }
    return faces;
  };
}

/** The places of the cells of a batch of points; beyond the tiles that of the first cell, which is outside. */
function placesOf(
  index: LocateIndex,
  xs: Int32Array,
  ys: Int32Array,
  from: number,
  count: number,
  places: Int32Array,
): void {
  const { tiles, cellsOf } = index;
  const shift = (tiles.shift - TILE_BITS) | 0;
  const columns = tiles.columns | 0;
  const rows = tiles.rows | 0;
  const west = tiles.west | 0;
  const south = tiles.south | 0;
  for (let k = 0; k < count; k++) {
    // Coordinates fit 32 bits, their difference fits 32 bits without a sign; a point to the west wraps around beyond the east.
    const x = ((xs[from + k]! - west) | 0) >>> shift;
    const y = ((ys[from + k]! - south) | 0) >>> shift;
    const column = x >>> TILE_BITS;
    const row = y >>> TILE_BITS;
    const inTile = ((y & IN_TILE) << TILE_BITS) | (x & IN_TILE);
    let place = 0;
    if (column < columns && row < rows) {
      const tile = cellsOf[Math.imul(row, columns) + column]!;
      place = (tile >> 1) + (inTile & -(tile & 1));
    }
    places[k] = place;
  }
}

function gather(table: Int32Array, places: Int32Array, count: number, read: Int32Array): void {
  for (let k = 0; k < count; k++) read[k] = table[places[k]!]!;
}

/** Writes the faces of points in cells without a border, and lists the other points; returns how many they are. */
function listBoundary(
  found: Int32Array,
  count: number,
  faces: Int32Array,
  from: number,
  pending: Int32Array,
): number {
  let boundary = 0;
  for (let k = 0; k < count; k++) {
    const cell = found[k]!;
    faces[from + k] = cell - 1;
    pending[boundary] = k;
    boundary += cell >>> 31;
  }
  return boundary;
}

/** Reads the first point of each listed record, only to have it near. */
function readAhead(
  { pointX, pointY }: PlanarMap,
  records: Int32Array,
  found: Int32Array,
  pending: Int32Array,
  count: number,
  ahead: Int32Array,
): void {
  for (let k = 0; k < count; k++) ahead[k] = records[~found[pending[k]!]! + 1]!;
  for (let k = 0; k < count; k++) ahead[k] = pointX[ahead[k]!]! ^ pointY[ahead[k]!]!;
}
