import type { Raster } from './locate-raster.ts';
import type { PlanarMap } from './planar-map.ts';

/** How the locate index lays its cells over a map. */
export interface Layout {
  readonly table: Raster;
  /** Are the table's cells with borders divided into blocks of 2^`BLOCK_BITS` rows and columns? */
  readonly blocks: boolean;
  /** Are the products of the predicate exact in doubles? */
  readonly narrow: boolean;
}

export const BLOCK_BITS = 5;
/** So many cells for each point of an edge, and in all: more mean fewer boundary points but more memory to miss. */
const CELLS_A_POINT = 24;
const MOST_CELLS = 4.5e6;
/** Blocks cost a second look: they pay where the box is more than so many times the ground with borders near. */
const EMPTY = 8;

export function layoutOf(map: PlanarMap): Layout {
  const { pointX, pointY } = map;
  if (pointX.length === 0)
    return { table: { west: 0, south: 0, shift: 0, columns: 0, rows: 0 }, blocks: false, narrow: true };
  const { box, longest } = extentOf(map);
  const ground = groundOf(box, pointX, pointY);
  const all = box.width * box.height;
  const wanted = Math.min(MOST_CELLS, CELLS_A_POINT * pointX.length);
  const blocks = all > EMPTY * ground;
  const wantedShift = Math.round(Math.log2((blocks ? ground : all) / wanted) / 2);
  const fine = Math.min(31 - BLOCK_BITS, Math.max(0, wantedShift));
  const shift = blocks ? fine + BLOCK_BITS : fine;
  const columns = Math.floor(box.width / 2 ** shift) + 1;
  const rows = Math.floor(box.height / 2 ** shift) + 1;
  // A factor of a product may be as long as a segment and a cell; the difference of two products is twice that squared.
  const narrow = longest + 2 ** fine < 2 ** 26;
  return { table: { west: box.west, south: box.south, shift, columns, rows }, blocks, narrow };
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

/** The box of all points, a unit more to the west and south, and how far a segment goes at most, east or north. */
function extentOf({ pointX, pointY, pointStart, edgeCount }: PlanarMap): { box: Box; longest: number } {
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
  const box = { west: west - 1, south: south - 1, width: east - west + 1, height: north - south + 1 };
  return { box, longest };
}

/** How much of a box has borders near, measured with a rough raster: some thousand squares, or fewer so that a point stands for what is about it. */
function groundOf({ west, south, width, height }: Box, pointX: Int32Array, pointY: Int32Array): number {
  const squares = Math.min(4096, Math.max(64, pointX.length / 4));
  const side = Math.max(1, Math.sqrt((width * height) / squares), width / squares, height / squares);
  const columns = Math.floor(width / side) + 1;
  const touched = new Uint8Array(columns * (Math.floor(height / side) + 1));
  for (let p = 0; p < pointX.length; p++) {
    const row = Math.floor((pointY[p]! - south) / side);
    touched[row * columns + Math.floor((pointX[p]! - west) / side)] = 1;
  }
  return side ** 2 * touched.reduce((sum, one) => sum + one, 0);
}
