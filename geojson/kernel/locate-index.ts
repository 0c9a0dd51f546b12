import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * The locate index is a table of cells over a map. A cell that no border passes holds its face; a boundary cell points to a record:
 *
 *     base, count, then for each run: first point, segments, left ^ right
 *
 * A *run* is a stretch of one edge that passes the cell. Faces are kept as face + 1, so that 0 is the outside and the face on the far
 * side of an edge is `here ^ (left ^ right)`. `base` is the face at the cell's south-west corner, with every run's value already taken in
 * for each of its segments that cuts the line of the cell's southern side west of that corner.
 *
 * Corners lie between lattice lines (half a unit south and west of the cell's first point), so no vertex lies on them or on the lines that join them.
 * A record may list more than really passes the cell: locating counts crossings exactly, so what does not cross does not count.
 */
export interface LocateIndex {
  /** South-west lattice point of the first cell. */
  readonly west: number;
  readonly south: number;
  /** A cell is 2^shift lattice units wide and high. */
  readonly shiftX: number;
  readonly shiftY: number;
  readonly columns: number;
  readonly rows: number;
  /** Face + 1, or ~(place of the record) for a boundary cell. */
  readonly cells: Int32Array;
  readonly records: Int32Array;
  /** Are all products in the predicates exact in doubles? Else they are taken by `orientation`. */
  readonly narrow: boolean;
}

/** Segments a cell should hold on average, and the most cells a table may have. */
const SEGMENTS_A_CELL = 1 / 16;
const MOST_CELLS = 1 << 21;
const LEAST_CELLS = 1 << 14;

export function locateIndex(map: PlanarMap): LocateIndex {
  const frame = frameOf(map);
  const { cells, order } = sortedPasses(map, frame);
  const records = recordsOf(map, frame, cells, order);
  return { ...frame, cells, records };
}

type Frame = Omit<LocateIndex, 'cells' | 'records'>;

function frameOf({ pointX, pointY, pointStart, edgeCount }: PlanarMap): Frame {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  let longest = 0;
  for (let e = 0; e < edgeCount; e++) {
    for (let p = pointStart[e]!; p < pointStart[e + 1]!; p++) {
      const x = pointX[p]!;
      const y = pointY[p]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
      if (p + 1 < pointStart[e + 1]!) {
        const reach = Math.max(Math.abs(pointX[p + 1]! - x), Math.abs(pointY[p + 1]! - y));
        if (reach > longest) longest = reach;
      }
    }
  }
  if (edgeCount === 0) return { west: 0, south: 0, shiftX: 0, shiftY: 0, columns: 1, rows: 1, narrow: true };
  const wanted = Math.min(MOST_CELLS, Math.max(LEAST_CELLS, pointX.length / SEGMENTS_A_CELL));
  let shiftX = 0;
  let shiftY = 0;
  const count = (low: number, high: number, shift: number) => Math.floor((high - low) / 2 ** shift) + 2;
  while (count(west, east, shiftX) * count(south, north, shiftY) > wanted && (shiftX < 31 || shiftY < 31)) {
    if (count(west, east, shiftX) >= count(south, north, shiftY)) shiftX++;
    else shiftY++;
  }
  const largest = longest + 2 ** Math.max(shiftX, shiftY);
  return {
    // One column of cells west of the map, whose corners are outside.
    west: west - 2 ** shiftX,
    south,
    shiftX,
    shiftY,
    columns: count(west, east, shiftX),
    rows: count(south, north, shiftY) - 1,
    narrow: 4 * largest * largest < Number.MAX_SAFE_INTEGER,
  };
}

/** Which segments pass which cells, by cell (counting sort); of a cell's segments, `order` keeps the order of the map. */
function sortedPasses(map: PlanarMap, frame: Frame): { cells: Int32Array; order: Int32Array } {
  const cells = new Int32Array(frame.columns * frame.rows + 1);
  eachPass(map, frame, (cell) => {
    cells[cell]! += 1;
  });
  let sum = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    sum += cells[cell]!;
    cells[cell] = sum;
  }
  const order = new Int32Array(sum);
  // Filling from the back leaves each cell's counter at its first place.
  eachPass(map, frame, (cell, segment) => {
    cells[cell]! -= 1;
    order[cells[cell]!] = segment;
  });
  return { cells, order };
}

/**
 * Calls `visit` for each cell a segment may pass, from the last segment of the map to the first. A short segment's cells are those of its box; a long
 * one's are found row by row, a cell more on either side than the rounded arithmetic says.
 */
function eachPass(map: PlanarMap, frame: Frame, visit: (cell: number, segment: number) => void): void {
  const { pointStart, pointX, pointY, edgeCount } = map;
  const { west, south, shiftX, shiftY, columns } = frame;
  for (let e = edgeCount - 1; e >= 0; e--) {
    for (let p = pointStart[e + 1]! - 2; p >= pointStart[e]!; p--) {
      const x1 = pointX[p]! - west;
      const y1 = pointY[p]! - south;
      const x2 = pointX[p + 1]! - west;
      const y2 = pointY[p + 1]! - south;
      const row1 = Math.min(y1, y2) >>> shiftY;
      const row2 = Math.max(y1, y2) >>> shiftY;
      const column1 = Math.min(x1, x2) >>> shiftX;
      const column2 = Math.max(x1, x2) >>> shiftX;
      if (column1 === column2 || row1 === row2 || (column2 - column1 === 1 && row2 - row1 === 1)) {
        for (let row = row1; row <= row2; row++) {
          for (let column = column1; column <= column2; column++) visit(row * columns + column, p);
        }
        continue;
      }
      for (let row = row1; row <= row2; row++) {
        const low = row * 2 ** shiftY - 1;
        const slope = (x2 - x1) / (y2 - y1);
        const at1 = x1 + (Math.max(low, Math.min(y1, y2)) - y1) * slope;
        const at2 = x1 + (Math.min(low + 2 ** shiftY + 1, Math.max(y1, y2)) - y1) * slope;
        const from = Math.max(column1, Math.floor((Math.min(at1, at2) - 1) / 2 ** shiftX));
        const to = Math.min(column2, Math.floor((Math.max(at1, at2) + 1) / 2 ** shiftX));
        for (let column = from; column <= to; column++) visit(row * columns + column, p);
      }
    }
  }
}

/**
 * Turns `cells` from first places in `order` into faces and places of records, row by row from the west. Two corners of a row
 * differ by the runs that cut the row's southern line between them.
 */
function recordsOf(map: PlanarMap, frame: Frame, cells: Int32Array, order: Int32Array): Int32Array {
  const edgeOf = edgesOfPoints(map);
  const records = new Int32Array(sizeOfRecords(cells, order));
  let end = 0;
  for (let cell = 0, corner = 0; cell < frame.columns * frame.rows; cell++) {
    const column = cell % frame.columns;
    if (column === 0) corner = 0;
    const first = cells[cell]!;
    const last = cells[cell + 1]!;
    if (first === last) {
      cells[cell] = corner;
      continue;
    }
    const x = frame.west + column * 2 ** frame.shiftX - 0.5;
    const y = frame.south + ((cell - column) / frame.columns) * 2 ** frame.shiftY - 0.5;
    const record = end;
    let base = corner;
    end += 2;
    for (let k = first; k < last; ) {
      const p = order[k]!;
      let segments = 1;
      while (k + segments < last && order[k + segments] === p + segments) segments++;
      const edge = edgeOf[p]!;
      const flip = (map.edgeLeft[edge]! + 1) ^ (map.edgeRight[edge]! + 1);
      for (let s = p; s < p + segments; s++) {
        if (cutsWestOf(map, s, x, y)) base ^= flip;
        else if (cutsWestOf(map, s, x + 2 ** frame.shiftX, y)) corner ^= flip;
      }
      records[end] = p;
      records[end + 1] = segments;
      records[end + 2] = flip;
      end += 3;
      k += segments;
    }
    records[record] = base;
    records[record + 1] = (end - record - 2) / 3;
    cells[cell] = ~record;
  }
  return records;
}

/** Does a segment cut the parallel through a corner, strictly west of it? */
function cutsWestOf({ pointX, pointY }: PlanarMap, segment: number, x: number, y: number): boolean {
  const y1 = pointY[segment]!;
  const y2 = pointY[segment + 1]!;
  if (y1 < y === y2 < y) return false;
  const side = orientation(pointX[segment]!, y1, pointX[segment + 1]!, y2, x, y);
  return y1 < y2 ? side < 0 : side > 0;
}

function edgesOfPoints({ pointStart, edgeCount }: PlanarMap): Uint32Array {
  const edges = new Uint32Array(pointStart[edgeCount]!);
  for (let e = 0; e < edgeCount; e++) edges.fill(e, pointStart[e], pointStart[e + 1]);
  return edges;
}

/** A head of two for each boundary cell, three for each run. */
function sizeOfRecords(cells: Int32Array, order: Int32Array): number {
  let size = 0;
  for (let cell = 0; cell + 1 < cells.length; cell++) {
    const first = cells[cell]!;
    const last = cells[cell + 1]!;
    if (first < last) size += 5;
    for (let k = first + 1; k < last; k++) if (order[k] !== order[k - 1]! + 1) size += 3;
  }
  return size;
}
