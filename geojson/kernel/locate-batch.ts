import { codeOf, faceInWedge, isBoundary, recordOf, runsBit, vertexOf } from './locate-cell.ts';
import type { LocateIndex } from './locate-index.ts';
import { BLOCK_BITS } from './locate-layout.ts';

/** Finds the faces at many points; fills and returns `faces`. */
export type FacesAt = (xs: Int32Array, ys: Int32Array, faces: Int32Array) => Int32Array;

/** How many points are looked up in one go: few enough for what one pass writes to be near in the next. */
const BATCH = 2048;
/** An index of no more numbers than this is near anyway. */
const NEAR = 2 ** 18;
/** The bits that say where in its block a cell is. */
const IN_BLOCK = 2 ** BLOCK_BITS - 1;

/**
 * Locates many points in the order they come, in passes that each do one small thing to a batch. What a pass finds stays in `faces`: the
 * place of a point's cell, then what that holds, in the end the face. No pass branches on what it reads, and few arrays take
 * part in one: so the processor does not guess wrong, has its registers suffice, and waits for many places of the memory at once.
 * @param faceInCell the face at a point, given what its cell holds
 */
export function batchLocator(
  index: LocateIndex,
  faceInCell: (cell: number, x: number, y: number) => number,
): FacesAt {
  const { cells, vertices, blocks } = index;
  const far = cells.length + vertices.length > NEAR;
  const points = new Int32Array(BATCH);
  const others = new Int32Array(BATCH);
  const ahead = new Int32Array(BATCH);
  return (xs, ys, faces) => {
    for (let from = 0; from < faces.length; from += BATCH) {
      const to = Math.min(from + BATCH, faces.length);
      toPlaces(index, xs, ys, from, to, faces);
      let boundary = toCells(cells, from, to, faces, points);
      if (blocks) {
        toPlacesInBlocks(index, xs, ys, faces, points, boundary);
        boundary = toCellsOfBlocks(cells, faces, points, boundary);
      }
      const runs = takeRuns(faces, points, boundary, others);
      if (far) readAhead(vertices, faces, points, boundary - runs, ahead);
      for (let k = 0; k < boundary - runs; k++) {
        const i = points[k]!;
        faces[i] = faceInWedge(vertices, codeOf(faces[i]!), xs[i]!, ys[i]!);
      }
      if (far) readRunsAhead(index, faces, others, runs, ahead);
      for (let k = 0; k < runs; k++) {
        const i = others[k]!;
        faces[i] = faceInCell(faces[i]!, xs[i]!, ys[i]!);
      }
    }
    return faces;
  };
}

/** The places of the points' cells in the table; beyond it that of the first cell, which is outside. */
function toPlaces(
  { table }: LocateIndex,
  xs: Int32Array,
  ys: Int32Array,
  from: number,
  to: number,
  faces: Int32Array,
): void {
  const shift = table.shift | 0;
  const columns = table.columns | 0;
  const rows = table.rows | 0;
  const west = table.west | 0;
  const south = table.south | 0;
  for (let i = from; i < to; i++) {
    // Coordinates fit 32 bits, their difference fits 32 bits without a sign; a point to the west wraps around beyond the east.
    const column = ((xs[i]! - west) | 0) >>> shift;
    const row = ((ys[i]! - south) | 0) >>> shift;
    faces[i] = column < columns && row < rows ? (Math.imul(column, rows) + row + 1) | 0 : 0;
  }
}

/** From places to what the cells there hold; lists the points in boundary cells and returns how many they are. */
function toCells(cells: Int32Array, from: number, to: number, faces: Int32Array, points: Int32Array): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const cell = cells[faces[i]!]!;
    faces[i] = cell;
    points[count] = i;
    count = (count + isBoundary(cell)) | 0;
  }
  return count;
}

/** The places of the cells in the blocks that the listed points are in. */
function toPlacesInBlocks(
  { table }: LocateIndex,
  xs: Int32Array,
  ys: Int32Array,
  faces: Int32Array,
  points: Int32Array,
  count: number,
): void {
  const shift = (table.shift - BLOCK_BITS) | 0;
  const west = table.west | 0;
  const south = table.south | 0;
  for (let k = 0; k < count; k++) {
    const i = points[k]!;
    const column = (((xs[i]! - west) | 0) >>> shift) & IN_BLOCK;
    const row = (((ys[i]! - south) | 0) >>> shift) & IN_BLOCK;
    faces[i] = codeOf(faces[i]!) + ((column << BLOCK_BITS) | row);
  }
}

/** `toCells` for the listed points only; the list is left with those in boundary cells. */
function toCellsOfBlocks(cells: Int32Array, faces: Int32Array, points: Int32Array, listed: number): number {
  let count = 0;
  for (let k = 0; k < listed; k++) {
    const i = points[k]!;
    const cell = cells[faces[i]!]!;
    faces[i] = cell;
    points[count] = i;
    count = (count + isBoundary(cell)) | 0;
  }
  return count;
}

/** Takes the points in cells with more than a wedge off a list and onto another; returns how many they are. */
function takeRuns(faces: Int32Array, points: Int32Array, listed: number, others: Int32Array): number {
  let count = 0;
  for (let k = 0; k < listed; k++) {
    const i = points[k]!;
    points[k - count] = i;
    others[count] = i;
    count = (count + runsBit(codeOf(faces[i]!))) | 0;
  }
  return count;
}

/** Reads the first points of the listed points' wedges, only to have them near. */
function readAhead(
  vertices: Int32Array,
  faces: Int32Array,
  points: Int32Array,
  count: number,
  ahead: Int32Array,
): void {
  for (let k = 0; k < count; k++) ahead[k] = vertices[vertexOf(codeOf(faces[points[k]!]!))]!;
}

/** The same for the first runs of the listed points' records. */
function readRunsAhead(
  { vertices, records }: LocateIndex,
  faces: Int32Array,
  points: Int32Array,
  count: number,
  ahead: Int32Array,
): void {
  for (let k = 0; k < count; k++) ahead[k] = records[recordOf(codeOf(faces[points[k]!]!)) + 1]!;
  for (let k = 0; k < count; k++) ahead[k] = vertices[ahead[k]! << 2]!;
}
