import type { Connection } from './connection.ts';
import { type BatchRow, type IssueBatch, readBatch } from './issue-batch.ts';
import { oneEach } from './kept.ts';
import type { LogRow } from './log-row.ts';

/** Issues by id, wherever they are: in a row of their own, or, as long as they have none, in the batch they came in. */
export interface IssueLog {
  readonly get: (id: number) => LogRow | undefined;
  /** The highest id there is; 0 where there is none. */
  readonly lastId: () => number;
  /** Inside a write transaction that changes an issue or refers to it: gives it a row of its own where it has none. */
  readonly giveRow: (id: number) => void;
}

export const issueLog = oneEach(({ database, onUndo }: Connection): IssueLog => {
  const row = database.prepare<[number], LogRow>('SELECT * FROM issues WHERE id = ?');
  const batch = database.prepare<[number], BatchRow>(
    'SELECT * FROM issue_batches WHERE first_id <= ? ORDER BY first_id DESC LIMIT 1',
  );
  const lastRow = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM issues').pluck();
  const lastInBatch = database
    .prepare<[], number>('SELECT first_id + count - 1 FROM issue_batches ORDER BY first_id DESC LIMIT 1')
    .pluck();
  const insert = database.prepare<[LogRow]>(
    `INSERT INTO issues (id, kind, number, state, longitude, latitude, description, reported_at, due_at, closed_at,
       area_square_metres, revision)
     VALUES (@id, @kind, @number, @state, @longitude, @latitude, @description, @reported_at, @due_at, @closed_at,
       @area_square_metres, @revision)`,
  );
  // Neighbours are often asked about together. A batch never changes, but it can be undone.
  let latest: IssueBatch | null = null;
  onUndo(() => {
    latest = null;
  });
  const inBatch = (id: number): LogRow | undefined => {
    if (latest?.has(id) !== true) {
      const found = batch.get(id);
      if (found === undefined || id >= found.first_id + found.count) return undefined;
      latest = readBatch(found);
    }
    return latest.rowOf(id);
  };
  return {
    get: (id) => row.get(id) ?? inBatch(id),
    lastId: () => Math.max(lastRow.get() ?? 0, lastInBatch.get() ?? 0),
    giveRow: (id) => {
      const found = row.get(id) === undefined ? inBatch(id) : undefined;
      if (found !== undefined) insert.run(found);
    },
  };
});
