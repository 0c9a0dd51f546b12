import type { Raster } from './locate-raster.ts';
import { codeOf, faceInRuns, faceInWedge, recordOf, runsBit, WEDGE_BITS } from './locate-record.ts';
import { EDGE, FIRST, longer, NEXT, type Runs, SEGMENTS } from './locate-runs.ts';
import type { PlanarMap } from './planar-map.ts';

/** Makes the records of cells: those made so far. */
export interface Maker {
  readonly map: PlanarMap;
  readonly narrow: boolean;
  records: Int32Array;
  end: number;
}

/**
 * Exchanges the runs of each cell for what the cell holds. Everything here is about corners a hair east and a lesser hair north of where they
 * are, which are never on a border (see locate.ts).
 * @param cells for each cell the place of its first run, row by row
 * @param corner the face + 1 at the raster's south-west corner
 * @returns that at its south-east corner
 */
export function fillCells(
  maker: Maker,
  { west, south, shift, columns, rows }: Raster,
  runs: Runs,
  cells: Int32Array,
  corner: number,
): number {
  const size = 2 ** shift;
  let first = corner;
  let southEast = corner;
  for (let row = 0, cell = 0; row < rows; row++) {
    const y = south + row * size;
    let face = first;
    for (let column = 0; column < columns; column++, cell++) {
      const head = cells[cell]!;
      if (head === 0) cells[cell] = face - 1;
      else {
        const x = west + column * size;
        const held = addRecord(maker, runs, head, face, x, y);
        if (column === 0) first = hairFace(maker, held, x, y + size);
        face = hairFace(maker, held, x + size, y);
        closeRim(maker, held);
        cells[cell] = held;
      }
    }
    if (row === 0) southEast = face;
  }
  return southEast;
}

function addRecord(maker: Maker, runs: Runs, head: number, face: number, x: number, y: number): number {
  const { list } = runs;
  if (maker.narrow && list[head + NEXT] === 0 && list[head + SEGMENTS]! <= 2)
    return addWedge(maker, list, head, face, x, y);
  return addRuns(maker, list, head, face, x, y);
}

function addWedge(maker: Maker, list: Int32Array, head: number, face: number, x: number, y: number): number {
  makeRoom(maker, 3);
  const { map, records, end: record } = maker;
  const { pointX, pointY } = map;
  const p = list[head + FIRST]!;
  const two = list[head + SEGMENTS]! - 1;
  const dx1 = pointX[p + 1]! - pointX[p]!;
  const dy1 = pointY[p + 1]! - pointY[p]!;
  const dx2 = pointX[p + 1 + two]! - pointX[p + 1]!;
  const dy2 = pointY[p + 1 + two]! - pointY[p + 1]!;
  // Walked backwards a line has its other side on the left; a line without a length holds all.
  const backwards = Number(dx1 * dy2 < dy1 * dx2);
  const holds1 = holdsHair(dx1, dy1) ^ backwards;
  const holds2 = two === 0 ? 1 : holdsHair(dx2, dy2) ^ backwards;
  const holds = backwards === 1 ? (holds1 << 3) | (holds2 << 2) : (holds2 << 3) | (holds1 << 2);
  records[record] = ((p + 2 * backwards) << WEDGE_BITS) | holds | (backwards << 1) | two;
  records[record + 1] = 0;
  records[record + 2] = flipOf(map, list[head + EDGE]!);
  records[record + 1] = face ^ faceInWedge(map, records, record, x, y);
  maker.end = record + 3;
  return codeOf(record << 1);
}

/** Is a point of a line on its left, once moved a hair east and a lesser hair north? */
function holdsHair(dx: number, dy: number): number {
  return Number(dy < 0) | (Number(dy === 0) & Number(dx > 0));
}

function flipOf({ edgeLeft, edgeRight }: PlanarMap, edge: number): number {
  return (edgeLeft[edge]! + 1) ^ (edgeRight[edge]! + 1);
}

function addRuns(maker: Maker, list: Int32Array, head: number, face: number, x: number, y: number): number {
  const { map, narrow, end: record } = maker;
  const { pointY } = map;
  let end = record + 1;
  for (let run = head; run !== 0; run = list[run + NEXT]!) {
    makeRoom(maker, end - record + 3);
    const records = maker.records;
    const p = list[run + FIRST]!;
    const segments = list[run + SEGMENTS]!;
    const firstBelow = pointY[p]! < y ? 1 : 0;
    const lastBelow = pointY[p + segments]! < y ? 2 : 0;
    records[end] = p;
    records[end + 1] = (segments << 3) | (list[run + NEXT] === 0 ? 0 : 4) | lastBelow | firstBelow;
    records[end + 2] = flipOf(map, list[run + EDGE]!);
    end += 3;
  }
  const records = maker.records;
  records[record] = 0;
  records[record] = face ^ faceInRuns(map, narrow, records, record, x, y);
  maker.end = end;
  return codeOf((record << 1) | 1);
}

function makeRoom(maker: Maker, more: number): void {
  if (maker.end + more > maker.records.length) maker.records = longer(maker.records, 2 * (maker.end + more));
}

/** The face + 1 at a lattice point moved by a hair, by the record of its cell. */
function hairFace({ map, narrow, records }: Maker, held: number, x: number, y: number): number {
  const record = recordOf(codeOf(held));
  return runsBit(codeOf(held)) === 0
    ? faceInWedge(map, records, record, x, y)
    : faceInRuns(map, narrow, records, record, x, y);
}

/** A border of the scope belongs to the scope: where one side of a wedge is outside, the lines are held by the other. */
function closeRim({ records }: Maker, held: number): void {
  if (runsBit(codeOf(held)) === 1) return;
  const record = recordOf(codeOf(held));
  const outer = records[record + 1]!;
  const inner = outer ^ records[record + 2]!;
  if (outer === 0) records[record]! |= 12;
  // A line without a length has to hold all.
  else if (inner === 0) records[record]! &= (records[record]! & 1) === 1 ? ~12 : ~4;
}
