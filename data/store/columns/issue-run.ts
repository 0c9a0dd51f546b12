import { ownColumns, type PointColumns } from './point-columns.ts';

/**
 * A run is points sorted by the cell they are in: a grid of equal cells, row by row, so that the points of neighbouring cells of
 * one row lie one after the other. The outermost cells reach on without end, so that a few points far away do not make
 * the cells of all the others too large.
 */
export interface IssueRun {
  readonly count: number;
  readonly columns: PointColumns;
  readonly frame: Frame;
  /** By cell: its first point; one more entry at the end. */
  readonly starts: Uint32Array;
}

interface Frame {
  readonly west: number;
  readonly south: number;
  /** Cells a lattice unit. */
  readonly perX: number;
  readonly perY: number;
  readonly nx: number;
  readonly ny: number;
}

/** West, south, east, north in lattice units; the borders belong to the box. */
export type LatticeBox = readonly [west: number, south: number, east: number, north: number];

const pointsACell = 64;
const sampled = 4_096;
/** Of the sampled points this share may lie beyond the frame on each side. */
const beyond = 0.02;

/** The first `count` points of some columns. */
export interface PointPart {
  readonly columns: PointColumns;
  readonly count: number;
}

/** Sorts the points of all parts into a run: a counting sort, then each column in turn. */
export function issueRun(parts: readonly PointPart[]): IssueRun {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const frame = frameOf(parts, count);
  const cells = new Uint32Array(count);
  const starts = new Uint32Array(frame.nx * frame.ny + 1);
  let at = 0;
  for (const { columns, count: ofPart } of parts) {
    noteCells(frame, columns, cells.subarray(at, at + ofPart), starts);
    at += ofPart;
  }
  for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
  const places = cells;
  const next = starts.slice();
  for (let row = 0; row < count; row++) places[row] = next[cells[row]!]!++;
  return { count, columns: scattered(parts, places), frame, starts };
}

/** Writes the cell of each point, and counts the points of each cell one place further on. */
function noteCells(
  frame: Frame,
  { longitude, latitude }: PointColumns,
  cells: Uint32Array,
  counts: Uint32Array,
): void {
  for (let row = 0; row < cells.length; row++) {
    const cell = cellOf(frame, longitude[row]!, latitude[row]!);
    cells[row] = cell;
    counts[cell + 1]!++;
  }
}

/** Each point moved to its place. Columns get buffers of their own, so that sorting needs room for one column more. */
function scattered(parts: readonly PointPart[], places: Uint32Array): PointColumns {
  const sorted = ownColumns(places.length);
  let at = 0;
  for (const { columns, count } of parts) {
    const to = places.subarray(at, at + count);
    scatterWords(columns.id, to, sorted.id);
    scatterSigned(columns.longitude, to, sorted.longitude);
    scatterSigned(columns.latitude, to, sorted.latitude);
    scatterWords(columns.reported, to, sorted.reported);
    scatterWords(columns.due, to, sorted.due);
    scatterWords(columns.closed, to, sorted.closed);
    scatterWords(columns.kind, to, sorted.kind);
    scatterBytes(columns.state, to, sorted.state);
    at += count;
  }
  return sorted;
}

// One function for each type of array: a loop that meets several is ten times slower.
function scatterWords(from: Uint32Array, places: Uint32Array, to: Uint32Array): void {
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
}
function scatterSigned(from: Int32Array, places: Uint32Array, to: Int32Array): void {
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
}
function scatterBytes(from: Uint8Array, places: Uint32Array, to: Uint8Array): void {
  for (let row = 0; row < places.length; row++) to[places[row]!] = from[row]!;
}

/** A frame around all but the farthest of a sample. */
function frameOf(parts: readonly PointPart[], count: number): Frame {
  const [west, east] = middleOf(sampleOf(parts, count, ({ longitude }) => longitude));
  const [south, north] = middleOf(sampleOf(parts, count, ({ latitude }) => latitude));
  const [width, height] = [east - west + 1, north - south + 1];
  const cells = Math.max(1, count / pointsACell);
  const side = Math.sqrt((width * height) / cells);
  const nx = Math.min(Math.ceil(width / side), Math.ceil(cells));
  const ny = Math.min(Math.ceil(height / side), Math.ceil(cells));
  return { west, south, perX: nx / width, perY: ny / height, nx, ny };
}

/** Values at equal distances, from one end of the parts to the other. */
function sampleOf(
  parts: readonly PointPart[],
  count: number,
  valuesOf: (columns: PointColumns) => Int32Array,
): Int32Array {
  const size = Math.min(count, sampled);
  const sample = new Int32Array(size);
  let [taken, before] = [0, 0];
  for (const { columns, count: ofPart } of parts) {
    const values = valuesOf(columns);
    for (; taken < size; taken++) {
      const row = Math.floor((taken * count) / size) - before;
      if (row >= ofPart) break;
      sample[taken] = values[row]!;
    }
    before += ofPart;
  }
  return sample;
}

/** Sorts the sample; between what bounds lies most of it? */
function middleOf(sample: Int32Array): readonly [number, number] {
  sample.sort();
  const cut = Math.floor(sample.length * beyond);
  return [sample[cut] ?? 0, sample[sample.length - 1 - cut] ?? 0];
}

const columnOf = ({ west, perX, nx }: Frame, x: number): number =>
  Math.max(0, Math.min(nx - 1, Math.floor((x - west) * perX)));
const rowOf = ({ south, perY, ny }: Frame, y: number): number =>
  Math.max(0, Math.min(ny - 1, Math.floor((y - south) * perY)));
const cellOf = (frame: Frame, x: number, y: number): number =>
  rowOf(frame, y) * frame.nx + columnOf(frame, x);

/** The row of a point, known to be at this place; −1 where the run does not have it. */
export function rowInRun({ columns, frame, starts }: IssueRun, id: number, x: number, y: number): number {
  const cell = cellOf(frame, x, y);
  for (let row = starts[cell]!; row < starts[cell + 1]!; row++) if (columns.id[row] === id) return row;
  return -1;
}

/**
 * Writes the rows of the points in a box to `rows`, which must have room for all; returns how many. Only the points of the cells
 * around the box's edge are looked at: those of the cells within are in it.
 */
export function rowsInBox(run: IssueRun, box: LatticeBox, rows: Uint32Array): number {
  const { columns, frame, starts } = run;
  const [west, south, east, north] = box;
  const [left, right] = [columnOf(frame, west), columnOf(frame, east)];
  const [bottom, top] = [rowOf(frame, south), rowOf(frame, north)];
  let count = 0;
  const test = (from: number, to: number) => {
    for (let row = from; row < to; row++) {
      const x = columns.longitude[row]!;
      const y = columns.latitude[row]!;
      if (x >= west && x <= east && y >= south && y <= north) rows[count++] = row;
    }
  };
  for (let cellRow = bottom; cellRow <= top; cellRow++) {
    const first = cellRow * frame.nx + left;
    const last = cellRow * frame.nx + right;
    if (cellRow === bottom || cellRow === top || right - left < 2) {
      test(starts[first]!, starts[last + 1]!);
      continue;
    }
    test(starts[first]!, starts[first + 1]!);
    for (let row = starts[first + 1]!; row < starts[last]!; row++) rows[count++] = row;
    test(starts[last]!, starts[last + 1]!);
  }
  return count;
}
