import { batchLocator } from './locate-batch.ts';
import { type LocateIndex, locateIndex } from './locate-index.ts';
import { BLOCK_BITS } from './locate-layout.ts';
import { codeOf, faceInRuns, faceInWedge, recordOf, runsBit, WEDGE_BITS } from './locate-record.ts';
import { inTiles } from './locate-tiles.ts';
import { edgeOfPoint } from './lookup.ts';
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
    const record = recordOf(codeOf(cell));
    if (runsBit(codeOf(cell)) === 0) return faceInWedge(map, index.records, record, x, y) - 1;
    const face = faceInRuns(map, index.narrow, index.records, record, x, y);
    return face === 0 ? faceOfRim(map, index.records, cell, x, y) : face - 1;
  };
  const inTurn = batchLocator(map, index, faceInCell);
  return {
    faceAt: (x, y) => {
      const cell = cellAt(index, x, y);
      return cell >= OUTSIDE ? cell : faceInCell(cell, x, y);
    },
    facesAt: (xs, ys, faces) =>
      faces.length < MANY_POINTS || index.cells.length < MANY_CELLS
        ? inTurn(xs, ys, faces)
        : inTiles(index, inTurn, xs, ys, faces),
    onBorder: (x, y) => segmentAt(map, index.records, cellAt(index, x, y), x, y, 0) !== -1,
  };
}

/** From here on it pays to bring the points into the order of the map: the table is larger than a cache, and is met often enough. */
const MANY_CELLS = 2 ** 21;
const MANY_POINTS = 2 ** 17;

/** What the cell of a lattice point holds; `OUTSIDE` beyond the table. */
function cellAt({ table, blocks, cells }: LocateIndex, x: number, y: number): number {
  const east = (x - table.west) / 2 ** table.shift;
  const north = (y - table.south) / 2 ** table.shift;
  const column = Math.floor(east);
  const row = Math.floor(north);
  if (column < 0 || row < 0 || column >= table.columns || row >= table.rows) return OUTSIDE;
  const cell = cells[1 + row * table.columns + column]!;
  if (!blocks || cell >= OUTSIDE) return cell;
  const across = 2 ** BLOCK_BITS;
  return cells[
    codeOf(cell) + Math.floor((north - row) * across) * across + Math.floor((east - column) * across)
  ]!;
}

/** The face of a point in a boundary cell that is outside unless it is on the rim. */
function faceOfRim(map: PlanarMap, records: Int32Array, cell: number, x: number, y: number): number {
  let lowest = OUTSIDE;
  for (let n = 0; ; n++) {
    const segment = segmentAt(map, records, cell, x, y, n);
    if (segment === -1) return lowest;
    const edge = edgeOfPoint(map, segment);
    for (const face of [map.edgeLeft[edge]!, map.edgeRight[edge]!]) {
      if (face !== OUTSIDE && (lowest === OUTSIDE || face < lowest)) lowest = face;
    }
  }
}

/** The n-th of the segments that a lattice point is exactly on, given what its cell holds, as its first point; −1 if there are not so many. */
function segmentAt(
  map: PlanarMap,
  records: Int32Array,
  cell: number,
  x: number,
  y: number,
  n: number,
): number {
  if (cell >= OUTSIDE) return -1;
  const record = recordOf(codeOf(cell));
  if (runsBit(codeOf(cell)) === 0) {
    const about = records[record]!;
    const last = (about >> WEDGE_BITS) + (about & 2 ? 0 : 1 + (about & 1));
    const first = last - 1 - (about & 1);
    for (let p = first; p < last; p++) if (holds(map, p, x, y)) return p;
    return -1;
  }
  let rest = n;
  let more = 4;
  for (let run = record + 1; more !== 0; run += 3) {
    const first = records[run]!;
    const last = first + (records[run + 1]! >>> 3);
    more = records[run + 1]! & 4;
    for (let p = first; p < last; p++) if (holds(map, p, x, y) && rest-- === 0) return p;
  }
  return -1;
}

/** Is a lattice point on the segment from point p to the next? */
function holds({ pointX, pointY }: PlanarMap, p: number, x: number, y: number): boolean {
  const x1 = pointX[p]!;
  const x2 = pointX[p + 1]!;
  if (x1 < x ? x2 < x : x1 > x && x2 > x) return false;
  const y1 = pointY[p]!;
  const y2 = pointY[p + 1]!;
  if (y1 < y ? y2 < y : y1 > y && y2 > y) return false;
  return orientation(x1, y1, x2, y2, x, y) === 0;
}
