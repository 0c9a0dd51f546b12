import { issueStates } from '../../model/issue.ts';
import { hashOfNumber } from '../columns/number-index.ts';
import { type PointBatch, pointBatch } from '../columns/point-batch.ts';
import type { PointColumns } from '../columns/point-columns.ts';
import type { Connection } from './connection.ts';
import { type BatchRow, pairsOfBatch, pointsOfBatch } from './issue-batch.ts';
import { issueLog } from './issue-log.ts';

type Row = readonly [
  id: number,
  kind: number,
  longitude: number,
  latitude: number,
  reportedAt: number,
  dueAt: number,
  closedAt: number | null,
  state: string,
  number: string,
];

const columns = `SELECT id, kind, longitude, latitude, reported_at, due_at, closed_at, state, number FROM issues`;
const stateNumbers = new Map<string, number>(issueStates.map((state, index) => [state, index]));
export const stateNumber = (state: string): number => stateNumbers.get(state) ?? 0;

/** An issue's row as far as the columns need it. */
export interface LoggedPoint {
  readonly id: number;
  readonly kind: number;
  readonly numberHash: number;
  readonly pushTo: (batch: PointBatch) => void;
}

const toPoint = ([
  id,
  kind,
  longitude,
  latitude,
  reportedAt,
  dueAt,
  closedAt,
  state,
  number,
]: Row): LoggedPoint => ({
  id,
  kind,
  numberHash: hashOfNumber(number),
  pushTo: (batch) =>
    batch.push(id, { longitude, latitude }, { reportedAt, dueAt, closedAt }, kind, stateNumber(state)),
});

/** A batch's points, as they came. */
export interface PackedPoints {
  readonly county: string;
  readonly points: PointColumns;
}

type PointsOfBatch = Pick<BatchRow, 'first_id' | 'count' | 'county' | 'points'>;
type NumbersOfBatch = Pick<BatchRow, 'first_id' | 'count' | 'hashes'>;

/** Reads from the log what the columns need. */
export function loggedPoints(link: Connection) {
  const { database } = link;
  const log = issueLog(link);
  const after = database.prepare<[number], Row>(`${columns} WHERE id > ? ORDER BY id`).raw();
  const batches = database.prepare<[number, number], PointsOfBatch>(
    'SELECT first_id, count, county, points FROM issue_batches WHERE first_id > ? AND first_id <= ? ORDER BY first_id',
  );
  const counts = database
    .prepare<[number, number], [string, number]>(
      'SELECT county, sum(count) FROM issue_batches WHERE first_id > ? AND first_id <= ? GROUP BY county',
    )
    .raw();
  const numbers = database.prepare<[string], NumbersOfBatch>(
    'SELECT first_id, count, hashes FROM issue_batches WHERE county = ?',
  );
  const ids = database.prepare<[], number>('SELECT id FROM issues').pluck();
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const changed = database
    .prepare<[number], number>(
      "SELECT DISTINCT payload ->> '$.issue.id' FROM events WHERE sequence > ? AND kind = 'issue-changed'",
    )
    .pluck();
  return {
    /** Issues with rows of their own and a higher id, in the order of ids. */
    rowsAfter: function* (id: number): Generator<LoggedPoint> {
      for (const row of after.iterate(id)) yield toPoint(row);
    },
    /** Batches whose first id is higher than `id` and no higher than `to`, in the order of ids. */
    batches: function* (id: number, to: number): Generator<PackedPoints> {
      for (const { county, ...row } of batches.iterate(id, to)) yield { county, points: pointsOfBatch(row) };
    },
    /** By county, how many issues those batches hold. */
    countsInBatches: (id: number, to: number): readonly (readonly [county: string, count: number])[] =>
      counts.all(id, to),
    /** Ids and hashes of the numbers of a county's issues that came in batches, as pairs. */
    numbersInBatches: function* (county: string): Generator<Uint32Array> {
      for (const row of numbers.iterate(county)) yield pairsOfBatch(row);
    },
    /** The issues of these ids as points, those that are there. */
    batchOf: (ids: Iterable<number>): PointBatch => {
      const batch = pointBatch(0);
      for (const id of ids) {
        const row = log.get(id);
        if (row === undefined) continue;
        const { kind, reported_at: reportedAt, due_at: dueAt, closed_at: closedAt, state } = row;
        batch.push(id, row, { reportedAt, dueAt, closedAt }, kind, stateNumber(state));
      }
      return batch;
    },
    newest: (): number => newest.get() ?? 0,
    /** The ids of issues that were changed after an event. */
    changedAfter: (sequence: number): readonly number[] => changed.all(sequence),
    /** The ids of all issues that have rows of their own. */
    idsOfRows: (): Iterable<number> => ids.iterate(),
  };
}
