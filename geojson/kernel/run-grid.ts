import type { Runs } from './monotone-runs.ts';

/**
 * A run grid lists, for each cell of a uniform grid, the runs whose boxes, made larger by a margin to the east and north, lie over it. Of two
 * runs whose boxes come within the margin of each other, both are listed where the part that the larger boxes share begins: there the
 * pair is met, and nowhere else.
 */
export interface RunGrid {
  /** It has the runs `first … end - 1`. */
  readonly first: number;
  readonly end: number;
  readonly cells: Cells;
  /** Cell `c` has the runs `members[start[c] … start[c + 1] - 1]`. */
  readonly start: Uint32Array;
  readonly members: Uint32Array;
}

/** How far boxes may be apart to be near each other. */
export const MARGIN = 2;

/** Cells for each run: few pairs, and yet not much more than a run in each cell it passes. */
const CELLS = 8;

interface Cells {
  readonly left: number;
  readonly bottom: number;
  readonly perUnit: number;
  readonly columns: number;
  readonly rows: number;
}

/** The grid of the runs from one on; null where that many share cells that it comes to more than so many pairs for each. */
export function runGrid(runs: Runs, first: number, most: number): RunGrid | null {
  const end = runs.count;
  const cells = cellsFor(runs, first);
  let left = most * (end - first);
  for (let run = first; run < end; run++) {
    left -=
      (lastColumn(cells, runs, run) - columnOf(cells, runs.west[run]!) + 1) *
      (lastRow(cells, runs, run) - rowOf(cells, runs.south[run]!) + 1);
  }
  if (left < 0) return null;
  const start = new Uint32Array(cells.columns * cells.rows + 2);
  for (let run = first; run < end; run++) {
    const columns = lastColumn(cells, runs, run);
    const rows = lastRow(cells, runs, run);
    for (let row = rowOf(cells, runs.south[run]!); row <= rows; row++) {
      for (let column = columnOf(cells, runs.west[run]!); column <= columns; column++)
        start[row * cells.columns + column + 2]!++;
    }
  }
  for (let c = 2; c < start.length; c++) {
    left -= (start[c]! * (start[c]! - 1)) / 2;
    start[c]! += start[c - 1]!;
  }
  if (left < 0) return null;
  const members = new Uint32Array(start[start.length - 1]!);
  for (let run = first; run < end; run++) {
    const columns = lastColumn(cells, runs, run);
    const rows = lastRow(cells, runs, run);
    for (let row = rowOf(cells, runs.south[run]!); row <= rows; row++) {
      for (let column = columnOf(cells, runs.west[run]!); column <= columns; column++)
        members[start[row * cells.columns + column + 1]!++] = run;
    }
  }
  return { first, end, cells, start, members };
}

/** Visits each pair of runs of a grid whose boxes are near each other. */
export function forEachPairWithin(
  { cells, start, members }: RunGrid,
  runs: Runs,
  visit: (a: number, b: number) => void,
): void {
  for (let cell = 0; cell < start.length - 2; cell++) {
    const end = start[cell + 1]!;
    for (let i = start[cell]!; i < end - 1; i++) {
      const a = members[i]!;
      for (let k = i + 1; k < end; k++) {
        const b = members[k]!;
        if (areNear(runs, a, b) && meetingCell(cells, runs, a, b) === cell) visit(a, b);
      }
    }
  }
}

/** Visits each pair of a run of one grid and another, whose boxes are near each other; false where that comes to more than so many for each. */
export function forEachPairBetween(
  { first, end, cells, start, members }: RunGrid,
  others: RunGrid,
  runs: Runs,
  most: number,
  visit: (a: number, b: number) => void,
): boolean {
  let left = most * (end - first + others.end - others.first);
  for (let b = others.first; b < others.end; b++) {
    const columns = lastColumn(cells, runs, b);
    const rows = lastRow(cells, runs, b);
    for (let row = rowOf(cells, runs.south[b]!); row <= rows; row++) {
      for (let column = columnOf(cells, runs.west[b]!); column <= columns; column++) {
        const cell = row * cells.columns + column;
        left -= 1 + start[cell + 1]! - start[cell]!;
        if (left < 0) return false;
        for (let i = start[cell]!; i < start[cell + 1]!; i++) {
          const a = members[i]!;
          if (areNear(runs, a, b) && meetingCell(cells, runs, a, b) === cell) visit(a, b);
        }
      }
    }
  }
  return true;
}

function areNear({ west, east, south, north }: Runs, a: number, b: number): boolean {
  return (
    west[b]! - east[a]! <= MARGIN &&
    west[a]! - east[b]! <= MARGIN &&
    south[b]! - north[a]! <= MARGIN &&
    south[a]! - north[b]! <= MARGIN
  );
}

/** The cell in which what two boxes share begins. */
function meetingCell(cells: Cells, { west, south }: Runs, a: number, b: number): number {
  const x = Math.max(west[a]!, west[b]!);
  const y = Math.max(south[a]!, south[b]!);
  return rowOf(cells, y) * cells.columns + columnOf(cells, x);
}

function cellsFor({ west, east, south, north, count }: Runs, first: number): Cells {
  let left = west[first]!;
  let right = east[first]!;
  let bottom = south[first]!;
  let top = north[first]!;
  for (let run = first + 1; run < count; run++) {
    if (west[run]! < left) left = west[run]!;
    if (east[run]! > right) right = east[run]!;
    if (south[run]! < bottom) bottom = south[run]!;
    if (north[run]! > top) top = north[run]!;
  }
  const most = CELLS * (count - first);
  const width = right - left + 1;
  const height = top - bottom + 1;
  const size = Math.max(Math.sqrt((width * height) / most), width / most, height / most);
  const perUnit = 1 / size;
  const columns = Math.floor((width - 1) * perUnit) + 1;
  const rows = Math.floor((height - 1) * perUnit) + 1;
  return { left, bottom, perUnit, columns, rows };
}

function columnOf({ left, perUnit, columns }: Cells, x: number): number {
  return clamped((x - left) * perUnit, columns);
}

function rowOf({ bottom, perUnit, rows }: Cells, y: number): number {
  return clamped((y - bottom) * perUnit, rows);
}

function lastColumn(cells: Cells, { east }: Runs, run: number): number {
  return columnOf(cells, east[run]! + MARGIN);
}

function lastRow(cells: Cells, { north }: Runs, run: number): number {
  return rowOf(cells, north[run]! + MARGIN);
}

function clamped(value: number, limit: number): number {
  return value < 0 ? 0 : value >= limit ? limit - 1 : Math.floor(value);
}
