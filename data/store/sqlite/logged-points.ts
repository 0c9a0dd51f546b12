import { type IssueSource, issueSource, type Placement, placement } from '../../model/issue.ts';
import { hashOfNumber } from '../columns/number-index.ts';
import type { Connection } from './connection.ts';
import type { NewPage } from './issue-pages.ts';

/** What of an issue's row goes into the columns. Times are epoch milliseconds. */
export interface LoggedPoint {
  readonly id: number;
  readonly county: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly reportedAt: number;
  readonly dueAt: number;
  readonly closedAt: number | null;
  readonly state: string;
  readonly category: string;
  readonly source: IssueSource;
  readonly unit: string | null;
  readonly placement: Placement;
  /** JSON text. */
  readonly grids: string;
}

type Row = readonly [
  id: number,
  county: string,
  longitude: number,
  latitude: number,
  reportedAt: number,
  dueAt: number,
  closedAt: number | null,
  state: string,
  category: string,
  source: string,
  unit: string | null,
  placement: string,
  grids: string,
];

const columns = `SELECT id, county, longitude, latitude, reported_at, due_at, closed_at, state, category, source, unit, placement, grids
  FROM issues`;

const toPoint = (row: Row): LoggedPoint => ({
  id: row[0],
  county: row[1],
  longitude: row[2],
  latitude: row[3],
  reportedAt: row[4],
  dueAt: row[5],
  closedAt: row[6],
  state: row[7],
  category: row[8],
  source: issueSource.parse(row[9]),
  unit: row[10],
  placement: placement.parse(row[11]),
  grids: row[12],
});

/** Reads from the log what the columns need. */
export function loggedPoints({ database }: Connection) {
  const after = database.prepare<[number], Row>(`${columns} WHERE id > ? ORDER BY id`).raw();
  const one = database.prepare<[number], Row>(`${columns} WHERE id = ?`).raw();
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const changed = database
    .prepare<[number], number>(
      "SELECT DISTINCT payload ->> '$.issue.id' FROM events WHERE sequence > ? AND kind = 'issue-changed'",
    )
    .pluck();
  const numbers = database
    .prepare<[number, number], [number, string, string]>(
      'SELECT id, county, number FROM issues WHERE id > ? AND id <= ? ORDER BY id',
    )
    .raw();
  return {
    /** Issues with a higher id, in the order of ids. */
    after: function* (id: number): Generator<LoggedPoint> {
      for (const row of after.iterate(id)) yield toPoint(row);
    },
    get: (id: number): LoggedPoint | undefined => {
      const row = one.get(id);
      return row && toPoint(row);
    },
    newest: (): number => newest.get() ?? 0,
    /** The ids of issues that were changed after an event. */
    changedAfter: (sequence: number): readonly number[] => changed.all(sequence),
    /** The hashes of the numbers of issues with ids in (from, to], a page a county. */
    numbersBetween: (from: number, to: number): NewPage[] => {
      const pairs = new Map<string, number[]>();
      for (const [id, county, number] of numbers.iterate(from, to)) {
        const found = pairs.get(county) ?? [];
        pairs.set(county, found);
        found.push(id, hashOfNumber(number));
      }
      return [...pairs].map(([county, found]) => ({
        county,
        part: 'numbers',
        count: found.length / 2,
        bytes: new Uint8Array(Uint32Array.from(found).buffer),
      }));
    },
  };
}
