import type { AttributedIssue } from '../issue-store.ts';
import type { Connection } from './connection.ts';

/** Rows on their way into the log. `end` must be called once all are put. */
export interface NewRows {
  readonly put: (id: number, kind: number, number: string, issue: AttributedIssue) => void;
  readonly end: () => void;
}

/** Rows are written so many at a time: a statement costs more than a row. */
const together = 20;
const columns = 11;
const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;

/** Prepares `rows(count)`, to be called inside a write transaction. */
export function issueInserter({ database }: Connection): (count: number) => NewRows {
  const many = insertStatement(database, together);
  const one = insertStatement(database, 1);
  return (count) => {
    const values: unknown[] = Array(Math.min(count, together) * columns).fill(null);
    let used = 0;
    return {
      put: (id, kind, number, issue) => {
        const { state, longitude, latitude, description, reportedAt, dueAt, closedAt } = issue;
        values[used] = id;
        values[used + 1] = kind;
        values[used + 2] = number;
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
      },
      end: () => {
        for (let at = 0; at < used; at += columns) one.run(...values.slice(at, at + columns));
        used = 0;
      },
    };
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
