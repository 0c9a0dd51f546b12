import { batchLocator } from './locate-batch.ts';
import { codeOf, faceInWedge, hasTwo, isBackwards, recordOf, runsBit, vertexOf } from './locate-cell.ts';
import { type LocateIndex, locateIndex } from './locate-index.ts';
import { BLOCK_BITS } from './locate-layout.ts';
import { faceInRuns } from './locate-record.ts';
import { inTiles } from './locate-tiles.ts';
import { orientation } from './orientation.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';

/**
 * Locating answers which face a lattice point is in. The rule for points on a border: a point belongs to the face a hair to its east and,
 * by less still, to its north; so a face owns its western and southern borders. Where that is outside the scope, a point of the
 * rim belongs to the face of lowest index that it touches. So every point of the scope is in exactly one face.
 */
export interface Locator {
  /** The face at a lattice point, or `OUTSIDE`. */
  readonly faceAt: (x: number, y: number) => number;
  /** The faces at many lattice points; fills and returns `faces`, whose length may not exceed the points'. */
  readonly facesAt: (xs: Int32Array, ys: Int32Array, faces: Int32Array) => Int32Array;
  /** Is a lattice point exactly on an edge or a node? */
  readonly onBorder: (x: number, y: number) => boolean;
}

export function locator(map: PlanarMap, index: LocateIndex = locateIndex(map)): Locator {
  const faceInCell = (cell: number, x: number, y: number): number => {
    const code = codeOf(cell);
    if (runsBit(code) === 0) return faceInWedge(index.vertices, code, x, y);
    const face = faceInRuns(index, recordOf(code), x, y);
    return face === OUTSIDE ? faceOfRim(index, cell, x, y) : face;
  };
  const inTurn = batchLocator(index, faceInCell);
  return {
    faceAt: (x, y) => {
      const cell = cellAt(index, x, y);
      return cell >= OUTSIDE ? cell : faceInCell(cell, x, y);
    },
    facesAt: (xs, ys, faces) =>
      faces.length < MANY_POINTS || index.cells.length < MANY_CELLS
        ? inTurn(xs, ys, faces)
        : inTiles(index, inTurn, xs, ys, faces),
    onBorder: (x, y) => segmentAt(index, cellAt(index, x, y), x, y, 0) !== -1,
  };
}

/** From here on it pays to bring the points into the order of the map: the table is larger than a cache, and is met often enough. */
const MANY_CELLS = 2 ** 21;
const MANY_POINTS = 100_000;

/** A block is so many cells wide and high. */
const ACROSS = 2 ** BLOCK_BITS;

/** What the cell of a lattice point holds; `OUTSIDE` beyond the table. */
function cellAt({ table, blocks, cells }: LocateIndex, x: number, y: number): number {
  const size = 2 ** table.shift;
  const east = (x - table.west) / size;
  const north = (y - table.south) / size;
  const column = Math.floor(east);
  const row = Math.floor(north);
  if (column < 0 || row < 0 || column >= table.columns || row >= table.rows) return OUTSIDE;
  const cell = cells[1 + column * table.rows + row]!;
  if (!blocks || cell >= OUTSIDE) return cell;
  return cells[
    codeOf(cell) + Math.floor((east - column) * ACROSS) * ACROSS + Math.floor((north - row) * ACROSS)
  ]!;
}

/** The face of a point in a boundary cell that is outside unless it is on the rim. */
function faceOfRim(index: LocateIndex, cell: number, x: number, y: number): number {
  let lowest = OUTSIDE;
  for (let n = 0; ; n++) {
    const segment = segmentAt(index, cell, x, y, n);
    if (segment === -1) return lowest;
    for (const face of index.vertices.subarray(4 * segment + 2, 4 * segment + 4)) {
      if (face !== OUTSIDE && (lowest === OUTSIDE || face < lowest)) lowest = face;
    }
  }
}

/** The n-th of the segments that a lattice point is exactly on, given what its cell holds, as its first point; −1 if there are not so many. */
function segmentAt(
  { vertices, records }: LocateIndex,
  cell: number,
  x: number,
  y: number,
  n: number,
): number {
  if (cell >= OUTSIDE) return -1;
  let rest = n;
  const find = (first: number, segments: number): number => {
    for (let p = first; p < first + segments; p++) if (holds(vertices, p, x, y) && rest-- === 0) return p;
    return -1;
  };
  const code = codeOf(cell);
  if (runsBit(code) === 0) return find((vertexOf(code) >> 2) - 2 * isBackwards(code), 1 + hasTwo(code));
  let found = -1;
  let more = 4;
  for (let run = recordOf(code) + 1; more !== 0 && found === -1; run += 2) {
    found = find(records[run]!, records[run + 1]! >>> 3);
    more = records[run + 1]! & 4;
  }
  return found;
}

/** Is a lattice point on the segment from point p to the next? */
function holds(vertices: Int32Array, p: number, x: number, y: number): boolean {
  const x1 = vertices[4 * p]!;
  const x2 = vertices[4 * p + 4]!;
  if (x1 < x ? x2 < x : x1 > x && x2 > x) return false;
  const y1 = vertices[4 * p + 1]!;
  const y2 = vertices[4 * p + 5]!;
  if (y1 < y ? y2 < y : y1 > y && y2 > y) return false;
  return orientation(x1, y1, x2, y2, x, y) === 0;
}
