import { type Frame, type Passes, passesOf } from './locate-passes.ts';
import { faceInRecord } from './locate-record.ts';
import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * The locate index is a table of square cells over a map. A cell that no border passes holds its face; a boundary cell
 * points to a record:
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
export interface LocateIndex extends Frame {
  /** Face + 1, or ~(place of the record) for a boundary cell. */
  readonly cells: Int32Array;
  readonly records: Int32Array;
}

/**
 * How many cells a table may have for so many points of edges. More cells mean fewer boundary points but more memory to miss, so
 * small maps get many a point, until the table fills a near cache, large ones few.
 */
function cellsFor(points: number): number {
  return Math.min(160 * points, Math.max(2 ** 20, 4 * points), 2 ** 23);
}

export function locateIndex(map: PlanarMap): LocateIndex {
  const frame = frameOf(map);
  const passes = passesOf(map, frame);
  const cells = faceChanges(map, frame);
  const records = fillCells(map, frame, passes, cells);
  return { ...frame, cells, records };
}

function frameOf({ pointX, pointY, pointStart, edgeCount }: PlanarMap): Frame {
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
  if (edgeCount === 0) return { west: 0, south: 0, shift: 0, columns: 0, rows: 0, narrow: true };
  west -= 1;
  const wanted = cellsFor(pointX.length);
  const across = (length: number, shift: number) => Math.floor(length / 2 ** shift) + 1;
  let shift = 0;
  while (across(east - west, shift) * across(north - south, shift) > wanted) shift++;
  const columns = across(east - west, shift);
  const rows = across(north - south, shift);
  // A factor of a product may be as long as a segment and a cell; the difference of two products is twice that squared.
  return { west, south, shift, columns, rows, narrow: longest + 2 ** shift < 2 ** 26 };
}

/**
 * For each cell how the face changes along its southern line, from its south-west corner to the next cell's: every segment
 * that crosses the line counts, in the cell where it does.
 */
function faceChanges(map: PlanarMap, frame: Frame): Int32Array {
  const { pointStart, pointX, pointY, edgeCount } = map;
  const { west, south, shift, columns, rows } = frame;
  const cell = 2 ** shift;
  const changes = new Int32Array(columns * rows);
  for (let e = 0; e < edgeCount; e++) {
    const flip = (map.edgeLeft[e]! + 1) ^ (map.edgeRight[e]! + 1);
    for (let p = pointStart[e]!; p < pointStart[e + 1]! - 1; p++) {
      const up = pointY[p]! < pointY[p + 1]!;
      const lower = up ? p : p + 1;
      const upper = up ? p + 1 : p;
      const x1 = pointX[lower]! - west;
      const y1 = pointY[lower]! - south;
      const x2 = pointX[upper]! - west;
      const y2 = pointY[upper]! - south;
      // The lines that have the lower end on or below them and the upper end above.
      for (let row = -(-y1 >> shift); row * cell < y2; row++) {
        const x = x1 + ((row * cell - y1) * (x2 - x1)) / (y2 - y1);
        let column = Math.floor(x / cell);
        const beyond = x - column * cell;
        if (beyond < DOUBT || beyond > cell - DOUBT) {
          const corner = Math.round(x / cell);
          // On the right of an upward segment, or on it, a corner is east of the crossing.
          column = orientation(x1, y1, x2, y2, corner * cell, row * cell) <= 0 ? corner - 1 : corner;
        }
        changes[row * columns + column]! ^= flip;
      }
    }
  }
  return changes;
}

/** Nearer to a corner than this, in units, the rounded crossing does not say which side it is on. Its error is below 1e-5. */
const DOUBT = 1e-3;

/** Turns `cells` from changes along the southern lines into faces and places of records, row by row from the west. */
function fillCells(map: PlanarMap, frame: Frame, { start, segment }: Passes, cells: Int32Array): Int32Array {
  const { columns, rows, shift, west, south } = frame;
  const flips = flipsOf(map);
  const records = new Int32Array(sizeOfRecords({ start, segment }));
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const y = south + row * 2 ** shift;
    let corner = 0;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const change = cells[cell]!;
      const first = start[cell]!;
      const last = start[cell + 1]!;
      cells[cell] = corner;
      if (first < last) {
        const record = end;
        cells[cell] = ~record;
        end += 1;
        for (let k = first; k < last; ) {
          const p = segment[k]!;
          let length = 1;
          while (k + length < last && segment[k + length] === p + length) length++;
          k += length;
          const firstBelow = map.pointY[p]! < y ? 1 : 0;
          const lastBelow = map.pointY[p + length]! < y ? 2 : 0;
          records[end] = p;
          records[end + 1] = (length << 3) | (k < last ? 4 : 0) | lastBelow | firstBelow;
          records[end + 2] = flips[p]!;
          end += 3;
        }
        const x = west + column * 2 ** shift;
        records[record] = corner ^ faceInRecord(map, frame.narrow, records, record, x, y);
      }
      corner ^= change;
    }
  }
  return records;
}

/** For each point left ^ right of its edge. */
function flipsOf({ pointStart, pointX, edgeLeft, edgeRight, edgeCount }: PlanarMap): Int32Array {
  const flips = new Int32Array(pointX.length);
  for (let e = 0; e < edgeCount; e++) {
    flips.fill((edgeLeft[e]! + 1) ^ (edgeRight[e]! + 1), pointStart[e]!, pointStart[e + 1]!);
  }
  return flips;
}

function sizeOfRecords({ start, segment }: Passes): number {
  let size = 0;
  for (let cell = 0; cell + 1 < start.length; cell++) {
    if (start[cell] === start[cell + 1]) continue;
    size += 1;
    for (let k = start[cell]!; k < start[cell + 1]!; k++) {
      if (k === start[cell] || segment[k] !== segment[k - 1]! + 1) size += 3;
    }
  }
  return size;
}
