import { type LocateIndex, locateIndex } from './locate-index.ts';
import { edgeOfPoint } from './lookup.ts';
import { compareProducts, orientation } from './orientation.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';

/**
 * Locating answers which face a lattice point is in. The rule for points on a border: a point belongs to the face a hair to its east and,
 * by less still, to its north; so a face owns its western and southern borders. Where that is outside the scope, a point of the
 * rim belongs to the face of lowest index that it touches. So every point of the scope is in exactly one face.
 *
 * In a boundary cell (locate-index.ts) the point is reached from the cell's south-west corner by an L: east along the southern line, then
 * north. Each border it crosses flips the face. Between lattice lines there are no vertices, so the first leg only crosses; the second
 * runs a hair east of the point's meridian, so it only crosses as well.
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
  const { west, south, shiftX, shiftY, columns, rows, cells } = index;
  const width = columns * 2 ** shiftX;
  const height = rows * 2 ** shiftY;
  const inBoundaryCell = boundaryCellReader(map, index);
  const faceAt = (x: number, y: number): number => {
    const dx = x - west;
    const dy = y - south;
    if (!(dx >= 0 && dy >= 0 && dx < width && dy < height)) return OUTSIDE;
    const row = dy >>> shiftY;
    const cell = cells[row * columns + (dx >>> shiftX)]!;
    return cell >= 0 ? cell - 1 : inBoundaryCell(~cell, row, x, y);
  };
  return {
    faceAt,
    facesAt: (xs, ys, faces) => {
      for (let i = 0; i < faces.length; i++) {
        const x = xs[i]!;
        const y = ys[i]!;
        const dx = x - west;
        const dy = y - south;
        if (dx >= 0 && dy >= 0 && dx < width && dy < height) {
          const row = dy >>> shiftY;
          const cell = cells[row * columns + (dx >>> shiftX)]!;
          faces[i] = cell >= 0 ? cell - 1 : inBoundaryCell(~cell, row, x, y);
        } else faces[i] = OUTSIDE;
      }
      return faces;
    },
    onBorder: (x, y) => touching(map, index, x, y).length > 0,
  };
}

type CellReader = (record: number, row: number, x: number, y: number) => number;

function boundaryCellReader(map: PlanarMap, index: LocateIndex): CellReader {
  const { pointX, pointY } = map;
  const { south, shiftY, records, narrow } = index;
  return (record, row, x, y) => {
    /** The first parallel of the cell; its southern line is half a unit below. */
    const bottom = south + row * 2 ** shiftY;
    let face = records[record]!;
    const end = record + 2 + 3 * records[record + 1]!;
    for (let run = record + 2; run < end; run += 3) {
      const first = records[run]!;
      const last = first + records[run + 1]!;
      let odd = false;
      let x2 = pointX[first]!;
      let y2 = pointY[first]!;
      for (let p = first + 1; p <= last; p++) {
        const x1 = x2;
        const y1 = y2;
        x2 = pointX[p]!;
        y2 = pointY[p]!;
        const spans = x1 <= x !== x2 <= x;
        let above = y1 >= bottom;
        if (above !== y2 >= bottom) {
          const passed = narrow
            ? passedSouth(x1, y1, x2, y2, x, bottom)
            : passedSouthWide(x1, y1, x2, y2, x, bottom);
          if (passed) odd = !odd;
          // Where it rises to the east it is above the line beyond the cut, where it falls, before it.
          above = passed === (x2 > x1 === y2 > y1);
        }
        if (spans && above) {
          const side = narrow
            ? (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
            : orientation(x1, y1, x2, y2, x, y);
          if (x1 < x2 ? side > 0 || (side === 0 && y2 <= y1) : side < 0 || (side === 0 && y2 >= y1))
            odd = !odd;
        }
      }
      if (odd) face ^= records[run + 2]!;
    }
    return face === 0 ? faceOfRim(map, index, x, y) : face - 1;
  };
}

/** Does a segment cut a cell's southern line no farther east than x? Twice the coordinates, to stay with integers. */
function passedSouth(x1: number, y1: number, x2: number, y2: number, x: number, bottom: number): boolean {
  const side = 2 * (x - x1) * (y2 - y1) - (2 * (bottom - y1) - 1) * (x2 - x1);
  return y2 > y1 ? side >= 0 : side <= 0;
}

function passedSouthWide(x1: number, y1: number, x2: number, y2: number, x: number, bottom: number): boolean {
  const side = compareProducts(2 * (x - x1), y2 - y1, 2 * (bottom - y1) - 1, x2 - x1);
  return y2 > y1 ? side >= 0 : side <= 0;
}

/** The face of a point that is outside unless it is on the rim. */
function faceOfRim(map: PlanarMap, index: LocateIndex, x: number, y: number): number {
  let lowest = OUTSIDE;
  for (const edge of touching(map, index, x, y)) {
    for (const face of [map.edgeLeft[edge]!, map.edgeRight[edge]!]) {
      if (face !== OUTSIDE && (lowest === OUTSIDE || face < lowest)) lowest = face;
    }
  }
  return lowest;
}

/** The edges that a lattice point is exactly on. */
function touching(map: PlanarMap, index: LocateIndex, x: number, y: number): number[] {
  const { west, south, shiftX, shiftY, columns, rows, cells, records } = index;
  const column = Math.floor((x - west) / 2 ** shiftX);
  const row = Math.floor((y - south) / 2 ** shiftY);
  if (!(column >= 0 && row >= 0 && column < columns && row < rows)) return [];
  const cell = cells[row * columns + column]!;
  if (cell >= 0) return [];
  const found = new Set<number>();
  const end = ~cell + 2 + 3 * records[~cell + 1]!;
  for (let run = ~cell + 2; run < end; run += 3) {
    const first = records[run]!;
    for (let p = first; p < first + records[run + 1]!; p++)
      if (holds(map, p, x, y)) found.add(edgeOfPoint(map, p));
  }
  return [...found];
}

/** Is a lattice point on the segment from point p to the next? */
function holds({ pointX, pointY }: PlanarMap, p: number, x: number, y: number): boolean {
  const x1 = pointX[p]!;
  const y1 = pointY[p]!;
  const x2 = pointX[p + 1]!;
  const y2 = pointY[p + 1]!;
  if (x < Math.min(x1, x2) || x > Math.max(x1, x2) || y < Math.min(y1, y2) || y > Math.max(y1, y2))
    return false;
  return orientation(x1, y1, x2, y2, x, y) === 0;
}
