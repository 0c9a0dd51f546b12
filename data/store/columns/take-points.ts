import { columnNames, type PointColumns } from './point-columns.ts';

/** Columns that not everybody asks for. */
export const spareColumns = ['id', 'closed'] as const;
export type Spare = (typeof spareColumns)[number];

/**
 * The points at `rows`, in that order. Of the spare columns those that are not wanted are empty. Points of a viewport lie in long
 * spans of neighbouring rows (issue-run.ts): these are copied as a whole, what lies between them row by row.
 */
export function takePoints(
  from: PointColumns,
  rows: Uint32Array,
  wanted: readonly Spare[] = spareColumns,
): PointColumns {
  const size = (name: Spare) => (wanted.includes(name) ? rows.length : 0);
  const taken = {
    id: new Uint32Array(size('id')),
    longitude: new Int32Array(rows.length),
    latitude: new Int32Array(rows.length),
    reported: new Uint32Array(rows.length),
    due: new Uint32Array(rows.length),
    closed: new Uint32Array(size('closed')),
    kind: new Uint32Array(rows.length),
    state: new Uint8Array(rows.length),
  };
  const pieces = piecesOf(rows);
  for (const name of columnNames)
    if (taken[name].length > 0) copySpans(from[name], rows, taken[name], pieces.spans);
  takeWords(from.id, rows, taken.id, pieces.gaps);
  takeSigned(from.longitude, rows, taken.longitude, pieces.gaps);
  takeSigned(from.latitude, rows, taken.latitude, pieces.gaps);
  takeWords(from.reported, rows, taken.reported, pieces.gaps);
  takeWords(from.due, rows, taken.due, pieces.gaps);
  takeWords(from.closed, rows, taken.closed, pieces.gaps);
  takeWords(from.kind, rows, taken.kind, pieces.gaps);
  takeBytes(from.state, rows, taken.state, pieces.gaps);
  return taken;
}

/** Where in `rows` pieces begin and end, two numbers a piece: long spans of neighbouring rows, and the gaps between them. */
interface Pieces {
  readonly spans: readonly number[];
  readonly gaps: readonly number[];
}

/** Shorter spans are taken row by row: a copy as a whole costs as much as some thirty rows. */
const shortestSpan = 32;

function piecesOf(rows: Uint32Array): Pieces {
  const spans: number[] = [];
  const gaps: number[] = [];
  const { length } = rows;
  let [begin, taken] = [0, 0];
  for (let i = 1; i <= length; i++) {
    if (i < length && rows[i] === rows[i - 1]! + 1) continue;
    if (i - begin >= shortestSpan) {
      if (taken < begin) gaps.push(taken, begin);
      spans.push(begin, i);
      taken = i;
    }
    begin = i;
  }
  if (taken < length) gaps.push(taken, length);
  return { spans, gaps };
}

type Column = Uint32Array | Int32Array | Uint8Array;

function copySpans(from: Column, rows: Uint32Array, to: Column, spans: readonly number[]): void {
  for (let at = 0; at < spans.length; at += 2) {
    const [begin, end] = [spans[at]!, spans[at + 1]!];
    const first = rows[begin]!;
    to.set(from.subarray(first, first + end - begin), begin);
  }
}

// One function for each type of array: a loop that meets several is ten times slower.
function takeWords(from: Uint32Array, rows: Uint32Array, to: Uint32Array, gaps: readonly number[]): void {
  if (to.length === 0) return;
  for (let at = 0; at < gaps.length; at += 2) {
    const end = gaps[at + 1]!;
    for (let i = gaps[at]!; i < end; i++) to[i] = from[rows[i]!]!;
  }
}
function takeSigned(from: Int32Array, rows: Uint32Array, to: Int32Array, gaps: readonly number[]): void {
  for (let at = 0; at < gaps.length; at += 2) {
    const end = gaps[at + 1]!;
    for (let i = gaps[at]!; i < end; i++) to[i] = from[rows[i]!]!;
  }
}
function takeBytes(from: Uint8Array, rows: Uint32Array, to: Uint8Array, gaps: readonly number[]): void {
  for (let at = 0; at < gaps.length; at += 2) {
    const end = gaps[at + 1]!;
    for (let i = gaps[at]!; i < end; i++) to[i] = from[rows[i]!]!;
  }
}
