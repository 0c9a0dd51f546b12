import type { Connection } from './connection.ts';
import { type BatchRow, batchOf, mostInBatch } from './issue-batch.ts';
import type { NewIssues } from './log-row.ts';

/** Writes issues; to be called inside a write transaction. */
export type InsertIssues = (added: NewIssues) => void;

/** Rows are written so many at a time: a statement costs more than a row. */
const together = 20;
const columns = 11;
const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;

/** Each issue as a row of its own. */
export function rowInserter({ database }: Connection): InsertIssues {
  const many = insertStatement(database, together);
  const one = insertStatement(database, 1);
  return ({ issues, numbers, points }) => {
    const values: unknown[] = Array(Math.min(issues.length, together) * columns).fill(null);
    let used = 0;
    issues.forEach((issue, at) => {
      const { state, longitude, latitude, description, reportedAt, dueAt, closedAt } = issue;
      values[used] = points.id[at];
      values[used + 1] = points.kind[at];
      values[used + 2] = numbers[at];
      values[used + 3] = state;
      values[used + 4] = longitude;
      values[used + 5] = latitude;
      values[used + 6] = description;
      values[used + 7] = wholeSeconds(reportedAt);
      values[used + 8] = wholeSeconds(dueAt);
      values[used + 9] = closedAt === null ? null : wholeSeconds(closedAt);
      values[used + 10] = issue.areaSquareMetres;
      used += columns;
      if (used < together * columns) return;
      many.run(...values);
      used = 0;
    });
    for (let at = 0; at < used; at += columns) one.run(...values.slice(at, at + columns));
  };
}

const insertStatement = (database: Connection['database'], rows: number) =>
  database.prepare<unknown[]>(
    `INSERT INTO issues (id, kind, number, state, longitude, latitude, description, reported_at, due_at, closed_at,
       area_square_metres, revision)
     VALUES ${Array(rows)
       .fill(`(${'?, '.repeat(columns)}1)`)
       .join(', ')}`,
  );

/** Issues in batches. */
export function batchInserter({ database }: Connection): InsertIssues {
  const insert = database.prepare<[BatchRow]>(
    `INSERT INTO issue_batches (first_id, count, county, hashes, points, ends, texts, areas)
     VALUES (@first_id, @count, @county, @hashes, @points, @ends, @texts, @areas)`,
  );
  return (added) => {
    for (let from = 0; from < added.issues.length; from += mostInBatch) insert.run(batchOf(added, from));
  };
}

/** Fewer issues are better rows. */
export const fewestInBatches = 64;
