import type { IssueMatch } from './issue-match.ts';
import { type IssueRun, issueRun, rowInRun, rowsInBox } from './issue-run.ts';
import {
  copyPoints,
  type Point,
  type PointColumns,
  pointAt,
  pointColumns,
  setPoint,
} from './point-columns.ts';

/**
 * All issue points of a county, in memory. New points gather in a short unsorted tail; when it is full it is sorted into a run
 * (issue-run.ts), and runs are merged so that each is at least four times as long as the next: what comes in is moved a few
 * times in all, and a question is put to a few runs and one short tail.
 */
export interface CountyColumns {
  readonly count: () => number;
  readonly add: (points: PointColumns, count: number) => void;
  /** The point of that id as it was; `point` takes its place. Null where there is none there. A point never moves. */
  readonly change: (point: Point) => Point | null;
  /**
   * The matching points, part by part. `rows` are valid during the call only.
   */
  readonly select: (match: IssueMatch, visit: (columns: PointColumns, rows: Uint32Array) => void) => void;
}

const tailLength = 8_192;
const ratio = 4;

export function countyColumns(): CountyColumns {
  const runs: IssueRun[] = [];
  const tail = pointColumns(tailLength);
  let inTail = 0;
  let rows = new Uint32Array(tailLength);

  const sortIn = (columns: PointColumns, count: number) => {
    let from = runs.length;
    let total = count;
    while (from > 0 && runs[from - 1]!.count < ratio * total) total += runs[--from]!.count;
    runs.push(issueRun([...runs.splice(from), { columns, count }]));
    const longest = runs[0]?.count ?? 0;
    if (rows.length < longest) rows = new Uint32Array(longest);
  };

  return {
    count: () => runs.reduce((sum, run) => sum + run.count, inTail),
    add: (points, count) => {
      if (count >= tailLength) return sortIn(points, count);
      if (inTail + count > tailLength) {
        const full = pointColumns(inTail);
        copyPoints(full, 0, tail, inTail);
        sortIn(full, inTail);
        inTail = 0;
      }
      copyPoints(tail, inTail, points, count);
      inTail += count;
    },
    change: (point) => {
      const { id, longitude, latitude } = point;
      for (const run of runs) {
        const row = rowInRun(run, id, longitude, latitude);
        if (row !== -1) return replaced(run.columns, row, point);
      }
      const row = tail.id.subarray(0, inTail).indexOf(id);
      return row === -1 ? null : replaced(tail, row, point);
    },
    select: ({ box, narrow }, visit) => {
      const offer = (columns: PointColumns, found: number) => {
        const left = narrow(columns, rows, found);
        if (left > 0) visit(columns, rows.subarray(0, left));
      };
      for (const run of runs)
        offer(run.columns, box === null ? everyRow(rows, run.count) : rowsInBox(run, box, rows));
      offer(tail, box === null ? everyRow(rows, inTail) : rowsOfTail(tail, inTail, box, rows));
    },
  };
}

function replaced(columns: PointColumns, row: number, point: Point): Point {
  const before = pointAt(columns, row);
  setPoint(columns, row, point);
  return before;
}

function everyRow(rows: Uint32Array, count: number): number {
  for (let row = 0; row < count; row++) rows[row] = row;
  return count;
}

function rowsOfTail(
  { longitude, latitude }: PointColumns,
  count: number,
  [west, south, east, north]: readonly [number, number, number, number],
  rows: Uint32Array,
): number {
  let found = 0;
  for (let row = 0; row < count; row++) {
    const [x, y] = [longitude[row]!, latitude[row]!];
    if (x >= west && x <= east && y >= south && y <= north) rows[found++] = row;
  }
  return found;
}
