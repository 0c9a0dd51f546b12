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
  /** The tiles, from one unit west of the map on, so that the first corners are outside. */
  readonly tiles: Raster;
  /** The cells of a tile that a border passes are 2^shift lattice units wide; any other tile is one cell. */
  readonly shift: number;
  /** For each tile the place of its first cell << 1, and 1 more where it has more than one. */
  readonly cellsOf: Int32Array;
  /** Face + 1, or ~(place of the record) for a boundary cell. The first belongs to no tile and is outside. */
  readonly cells: Int32Array;
  readonly records: Int32Array;
  /** Are the products of the predicate exact in doubles? Else `orientation` takes it. */
  readonly narrow: boolean;
}

/** So many tiles at most: their table stays in the nearest cache. */
const MOST_TILES = 4096;
/** So many cells a tile for each segment that passes it, and in all: more mean fewer boundary points but more memory to miss. */
const CELLS_A_SEGMENT = 16;
const MOST_CELLS = 4.5e6;

export function locateIndex(map: PlanarMap): LocateIndex {
  const { tiles, narrow } = tilesOf(map);
  const size = tiles.columns * tiles.rows;
  const flips = flipsOf(map);
  const { start, segments, corners } = segmentsOfTiles(map, tiles, flips);
  let divided = 0;
  for (let tile = 0; tile < size; tile++) if (start[tile] !== start[tile + 1]) divided++;
  const wanted = Math.min(MOST_CELLS, segments.length * CELLS_A_SEGMENT) / Math.max(1, divided);
  const bits = Math.min(tiles.shift, Math.max(0, Math.round(Math.log2(wanted) / 2)));
  const shift = tiles.shift - bits;
  const across = 2 ** bits;
  const cellsOf = new Int32Array(size);
  const cells = new Int32Array(1 + divided * across * across + size - divided);
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
      const raster = { west, south, shift, size: 2 ** shift, columns: across, rows: across };
      const end = place + across * across;
      makeTile(maker, raster, passing, corners[tile]!, cells.subarray(place, end));
      place = end;
    }
  }
  return { tiles, shift, cellsOf, cells, records: maker.records.slice(0, maker.end), narrow };
}

function tilesOf({ pointX, pointY, pointStart, edgeCount }: PlanarMap): { tiles: Raster; narrow: boolean } {
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
  const across = (length: number, shift: number) => Math.floor(length / 2 ** shift) + 1;
  let shift = 0;
  while (across(east - west, shift) * across(north - south, shift) > MOST_TILES) shift++;
  const columns = across(east - west, shift);
  const rows = across(north - south, shift);
  // A factor of a product may be as long as a segment and a tile; the difference of two products is twice that squared.
  const size = 2 ** shift;
  return { tiles: { west, south, shift, size, columns, rows }, narrow: longest + size < 2 ** 26 };
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
