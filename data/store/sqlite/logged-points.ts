import { issueStates } from '../../model/issue.ts';
import { hashOfNumber } from '../columns/number-index.ts';
import { type PointBatch, pointBatch } from '../columns/point-batch.ts';
import type { Connection } from './connection.ts';

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
  const get = (id: number): LoggedPoint | undefined => {
    const row = one.get(id);
    return row && toPoint(row);
  };
  return {
    /** Issues with a higher id, in the order of ids. */
    after: function* (id: number): Generator<LoggedPoint> {
      for (const row of after.iterate(id)) yield toPoint(row);
    },
    get,
    /** The issues of these ids as points, those that are there. */
    batchOf: (ids: Iterable<number>): PointBatch => {
      const batch = pointBatch(0);
      for (const id of ids) get(id)?.pushTo(batch);
      return batch;
    },
    newest: (): number => newest.get() ?? 0,
    /** The ids of issues that were changed after an event. */
    changedAfter: (sequence: number): readonly number[] => changed.all(sequence),
  };
}
