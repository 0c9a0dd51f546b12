import { addChangesEast } from './locate-changes.ts';
import { addPasses, noPasses, type Raster, sortPasses } from './locate-passes.ts';
import { makeTile, tileMaker } from './locate-tile.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * The locate index covers a map with square tiles, and each tile with square cells, as small as the borders in it ask for. A
 * cell that no border passes holds its face; a boundary cell points to a record:
 *
 *     base, then for each run: first point, (segments << 3 | more << 2 | lastBelow << 1 | firstBelow), left ^ right
 *
 * A *run* is a stretch of one edge that passes the cell, whole segments. Faces are kept as face + 1, so that 0 is the
 * outside and the face on the far side of an edge is `here ^ (left ^ right)`.
 *
 * The record gives a function of the cell's points (`faceInRecord`) that changes where a border is crossed and nowhere else; `base`
 * makes it right at the cell's south-west corner, hence everywhere. A record may list segments that pass the cell close by: as
 * crossings are counted exactly they do no harm.
 *
 * Everything here is about the point a hair east and a lesser hair north of a lattice point, which is never on a border (see locate.ts).
 */
export interface LocateIndex {
  /** The tiles, 2^shift lattice units wide, from one unit west of the map on, so that the first corners are outside. */
  readonly tiles: Raster & { readonly shift: number };
  /**
   * For each tile the place of its first cell << 1, and 1 more where a border passes it: then it has 2^`TILE_BITS` rows and columns of
   * cells, else it is one cell.
   */
  readonly cellsOf: Int32Array;
  /** Face + 1, or ~(place of the record) for a boundary cell. The first belongs to no tile and is outside. */
  readonly cells: Int32Array;
  readonly records: Int32Array;
  /** Are the products of the predicate exact in doubles? Else `orientation` takes it. */
  readonly narrow: boolean;
}

/** A constant, as a shift by a constant takes a third of the time of one by a variable. */
export const TILE_BITS = 5;
const ACROSS = 2 ** TILE_BITS;
/** So many cells for each point of an edge, and in all: more mean fewer boundary points but more memory to miss. */
const CELLS_A_POINT = 24;
const MOST_CELLS = 4.5e6;

export function locateIndex(map: PlanarMap): LocateIndex {
  const { tiles, narrow } = tilesOf(map);
  const size = tiles.columns * tiles.rows;
  const flips = flipsOf(map);
  const { start, segments, corners } = segmentsOfTiles(map, tiles, flips);
  let divided = 0;
  for (let tile = 0; tile < size; tile++) if (start[tile] !== start[tile + 1]) divided++;
  const cellsOf = new Int32Array(size);
  const cells = new Int32Array(1 + divided * ACROSS * ACROSS + size - divided);
  const maker = tileMaker(map, flips, narrow);
  let place = 1;
  for (let tile = 0; tile < size; tile++) {
    const passing = segments.subarray(start[tile]!, start[tile + 1]!);
    cellsOf[tile] = place << 1;
    if (passing.length === 0) cells[place++] = corners[tile]!;
    else {
      cellsOf[tile]! |= 1;
      const west = tiles.west + (tile % tiles.columns) * tiles.size;
      const south = tiles.south + Math.floor(tile / tiles.columns) * tiles.size;
      const raster = { west, south, size: tiles.size / ACROSS, columns: ACROSS, rows: ACROSS };
      const end = place + ACROSS * ACROSS;
      makeTile(maker, raster, passing, corners[tile]!, cells.subarray(place, end));
      place = end;
    }
  }
  return { tiles, cellsOf, cells, records: maker.records.slice(0, maker.end), narrow };
}

function tilesOf({
  pointX,
  pointY,
  pointStart,
  edgeCount,
}: PlanarMap): Pick<LocateIndex, 'tiles' | 'narrow'> {
  if (edgeCount === 0)
    return { tiles: { west: 0, south: 0, shift: 0, size: 1, columns: 0, rows: 0 }, narrow: true };
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  let longest = 0;
  for (let e = 0; e < edgeCount; e++) {
    let x1 = pointX[pointStart[e]!]!;
    let y1 = pointY[pointStart[e]!]!;
    for (let p = pointStart[e]!; p < pointStart[e + 1]!; p++) {
      const x = pointX[p]!;
      const y = pointY[p]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
      longest = Math.max(longest, Math.abs(x - x1), Math.abs(y - y1));
      x1 = x;
      y1 = y;
    }
  }
  west -= 1;
  const box = { west, south, width: east - west, height: north - south };
  const shift = TILE_BITS + cellShift(box, pointX, pointY);
  const size = 2 ** shift;
  const columns = Math.floor(box.width / size) + 1;
  const rows = Math.floor(box.height / size) + 1;
  // A factor of a product may be as long as a segment and a tile; the difference of two products is twice that squared.
  return { tiles: { west, south, shift, size, columns, rows }, narrow: longest + size < 2 ** 26 };
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

/** How fine the cells may be if only ground with borders has any: measured with a rough raster of some thousand squares. */
function cellShift({ west, south, width, height }: Box, pointX: Int32Array, pointY: Int32Array): number {
  const side = Math.max(1, Math.sqrt((width * height) / 4096), width / 4096, height / 4096);
  const columns = Math.floor(width / side) + 1;
  const touched = new Uint8Array(columns * (Math.floor(height / side) + 1));
  for (let p = 0; p < pointX.length; p++) {
    const row = Math.floor((pointY[p]! - south) / side);
    touched[row * columns + Math.floor((pointX[p]! - west) / side)] = 1;
  }
  const ground = side ** 2 * touched.reduce((sum, one) => sum + one, 0);
  const wanted = Math.min(MOST_CELLS, CELLS_A_POINT * pointX.length);
  return Math.min(31 - TILE_BITS, Math.max(0, Math.round(Math.log2(ground / wanted) / 2)));
}

/** For each point left ^ right of its edge. */
function flipsOf({ pointStart, pointX, edgeLeft, edgeRight, edgeCount }: PlanarMap): Int32Array {
  const flips = new Int32Array(pointX.length);
  for (let e = 0; e < edgeCount; e++) {
    const flip = (edgeLeft[e]! + 1) ^ (edgeRight[e]! + 1);
    for (let p = pointStart[e]!; p < pointStart[e + 1]!; p++) flips[p] = flip;
  }
  return flips;
}

/** The segments that pass each tile, ascending, and the face + 1 at each tile's south-west corner. */
function segmentsOfTiles(map: PlanarMap, tiles: Raster, flips: Int32Array) {
  const size = tiles.columns * tiles.rows;
  const passes = noPasses(Math.ceil(map.pointX.length * 1.2) + 64);
  const corners = new Int32Array(size);
  for (let e = 0; e < map.edgeCount; e++) {
    for (let p = map.pointStart[e]!; p < map.pointStart[e + 1]! - 1; p++) {
      addPasses(map, tiles, p, passes);
      addChangesEast(map, tiles, p, flips[p]!, corners);
    }
  }
  const start = new Int32Array(size + 1);
  const segments = new Int32Array(passes.count);
  sortPasses(passes, start, segments);
  // From changes to faces, row by row from the west, where all is outside.
  for (let tile = 0, face = 0; tile < size; tile++) {
    if (tile % tiles.columns === 0) face = 0;
    const change = corners[tile]!;
    corners[tile] = face;
    face ^= change;
  }
  return { start, segments, corners };
}
