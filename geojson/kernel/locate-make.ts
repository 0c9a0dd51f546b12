import {
  codeOf,
  FIRST_HOLDS,
  faceInWedge,
  hasTwo,
  isBackwards,
  isBoundary,
  recordOf,
  runsBit,
  runsCode,
  SECOND_HOLDS,
  vertexOf,
  WEDGE_POINTS,
} from './locate-cell.ts';
import type { Raster } from './locate-raster.ts';
import { faceInRuns, type Records } from './locate-record.ts';
import { FIRST, longer, NEXT, type Runs, SEGMENTS } from './locate-runs.ts';
import { OUTSIDE } from './planar-map.ts';

/** The records of the cells made so far. */
export interface Maker extends Records {
  records: Int32Array;
  end: number;
}

/**
 * Exchanges the runs of each cell of a raster for what the cell is to hold. Corners are here what they are in all of the locate index: the
 * point a hair east and a lesser hair north, which is never on a border (see locate.ts).
 * @param cells for each cell the place of its first run, column by column
 * @param corner the face at the raster's south-west corner
 * @returns that at its north-west corner
 */
export function fillCells(
  maker: Maker,
  { west, south, shift, columns, rows }: Raster,
  { list }: Runs,
  cells: Int32Array,
  corner: number,
): number {
  const size = 2 ** shift;
  const ahead = new Int32Array(rows);
  let northWest = corner;
  for (let column = 0, cell = 0, first = corner; column < columns; column++) {
    const x = west + column * size;
    let face = first;
    readAhead(maker.vertices, list, cells, cell, ahead);
    for (let row = 0; row < rows; row++, cell++) {
      const head = cells[cell]!;
      if (head === 0) cells[cell] = face;
      else {
        const y = south + row * size;
        const held = isWedge(maker, list, head)
          ? wedge(maker, list, head, face, x, y)
          : addRecord(maker, list, head, face, x, y);
        if (row === 0) first = faceByHair(maker, held, x + size, y);
        face = faceByHair(maker, held, x, y + size);
        cells[cell] = withRim(maker, held);
      }
    }
    if (column === 0) northWest = face;
  }
  return northWest;
}

/** Reads the first run of each cell of a column and its first point, only to have them near: one column waits for many at once. */
function readAhead(
  vertices: Int32Array,
  list: Int32Array,
  cells: Int32Array,
  from: number,
  ahead: Int32Array,
): void {
  for (let k = 0; k < ahead.length; k++) ahead[k] = list[cells[from + k]! + FIRST]!;
  for (let k = 0; k < ahead.length; k++) ahead[k] = vertices[ahead[k]! << 2]!;
}

function isWedge({ narrow }: Maker, list: Int32Array, head: number): boolean {
  return (
    narrow && list[head + NEXT] === 0 && list[head + SEGMENTS]! <= 2 && list[head + FIRST]! < WEDGE_POINTS - 2
  );
}

/** What a cell with one run of one or two segments holds, given the face at its corner. */
function wedge(
  { vertices }: Maker,
  list: Int32Array,
  head: number,
  face: number,
  x: number,
  y: number,
): number {
  const p = list[head + FIRST]!;
  const two = list[head + SEGMENTS]! - 1;
  const a = p << 2;
  const b = a + 4;
  const c = b + (two << 2);
  const dx1 = vertices[b]! - vertices[a]!;
  const dy1 = vertices[b + 1]! - vertices[a + 1]!;
  const dx2 = vertices[c]! - vertices[b]!;
  const dy2 = vertices[c + 1]! - vertices[b + 1]!;
  const backwards = Number(dx1 * dy2 < dy1 * dx2);
  // Walked backwards the lines change places, and what was on their right is on their left.
  const own1 = holdsByHair(dx1, dy1) ^ backwards;
  const own2 = (holdsByHair(dx2, dy2) ^ backwards) | (1 - two);
  const holds = (own1 << (3 + backwards)) | (own2 << (4 - backwards));
  const code = ((p + 2 * backwards) << 5) | holds | (backwards << 2) | (two << 1);
  // If its sides are not those of the corner, the run only passes close by, and the cell is all one face.
  return faceInWedge(vertices, code, x, y) === face ? codeOf(code) : face;
}

/** 1 if a point of a line is on its left once moved a hair east and a lesser hair north, else 0. */
function holdsByHair(dx: number, dy: number): number {
  return Number(dy < 0) | (Number(dy === 0) & Number(dx > 0));
}

/** Adds the record of a cell, given the face at its corner; returns what the cell holds. */
function addRecord(maker: Maker, list: Int32Array, head: number, face: number, x: number, y: number): number {
  const record = maker.end;
  let end = record + 1;
  for (let run = head; run !== 0; run = list[run + NEXT]!) {
    if (end + 2 > maker.records.length) maker.records = longer(maker.records, 2 * end);
    const p = list[run + FIRST]!;
    const segments = list[run + SEGMENTS]!;
    const firstBelow = maker.vertices[(p << 2) + 1]! < y ? 1 : 0;
    const lastBelow = maker.vertices[((p + segments) << 2) + 1]! < y ? 2 : 0;
    maker.records[end] = p;
    maker.records[end + 1] = (segments << 3) | (list[run + NEXT] === 0 ? 0 : 4) | lastBelow | firstBelow;
    end += 2;
  }
  maker.records[record] = 0;
  maker.records[record] = (face + 1) ^ (faceInRuns(maker, record, x, y) + 1);
  maker.end = end;
  return codeOf(runsCode(record));
}

/** The face at a lattice point moved by a hair, given what its cell holds. */
function faceByHair(maker: Maker, held: number, x: number, y: number): number {
  if (!isBoundary(held)) return held;
  const code = codeOf(held);
  return runsBit(code) === 0
    ? faceInWedge(maker.vertices, code, x, y)
    : faceInRuns(maker, recordOf(code), x, y);
}

/** A border with the outside belongs to the scope: the lines of a wedge hold what is on them for the side that is in it. */
function withRim({ vertices }: Maker, held: number): number {
  const code = codeOf(held);
  if (!isBoundary(held) || runsBit(code) === 1) return held;
  const left = vertexOf(code) + 2 + isBackwards(code);
  const right = vertexOf(code) + 3 - isBackwards(code);
  if (vertices[right] === OUTSIDE) return codeOf(code | FIRST_HOLDS | SECOND_HOLDS);
  if (vertices[left] !== OUTSIDE) return held;
  // A line without a length has to hold all.
  return codeOf(code & ~(hasTwo(code) === 1 ? FIRST_HOLDS | SECOND_HOLDS : FIRST_HOLDS));
}
