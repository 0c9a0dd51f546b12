import type { AttributedIssue, NumberTaken } from '../issue-store.ts';
import type { Connection } from './connection.ts';

/** A plan in force: its place in the table, and the day whose plan it is. */
export interface OfPlan {
  readonly position: number;
  readonly day: string;
}

const mostNamed = 100;
const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;

/**
 * Prepares `add(county, issues, plan)`, to be called inside a write transaction: all the issues, or none where a number is
 * taken. An issue without a number gets one of the day and the id. Ids follow each other.
 */
export function issueAdder({ database }: Connection) {
  const last = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM issues').pluck();
  const insert = database.prepare<unknown[]>(
    `INSERT INTO issues (id, county, plan, number, source, category, state, unit, longitude, latitude, description,
       reported_at, due_at, closed_at, area_square_metres, grids, placement, revision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  const taken = takenNumbers(database);
  const existing = existingNumbersStatement(database);
  const free = (county: string, number: string): string =>
    existing.get(county, JSON.stringify([number])) === undefined ? number : free(county, `${number}-1`);
  return (
    county: string,
    issues: readonly AttributedIssue[],
    { position, day }: OfPlan,
  ): { readonly ok: true; readonly firstId: number; readonly lastId: number } | NumberTaken => {
    const numbers = taken(county, issues);
    if (numbers.length > 0) return { ok: false, reason: 'number-taken', numbers };
    const firstId = (last.get() ?? 0) + 1;
    let id = firstId;
    for (const issue of issues) {
      insert.run(
        id,
        county,
        position,
        issue.number ?? free(county, `${day.replaceAll('-', '')}-${String(id).padStart(6, '0')}`),
        issue.source,
        issue.category,
        issue.state,
        issue.unit,
        issue.longitude,
        issue.latitude,
        issue.description,
        wholeSeconds(issue.reportedAt),
        wholeSeconds(issue.dueAt),
        issue.closedAt === null ? null : wholeSeconds(issue.closedAt),
        issue.areaSquareMetres,
        JSON.stringify(issue.grids),
        issue.placement,
      );
      id += 1;
    }
    return { ok: true, firstId, lastId: id - 1 };
  };
}

/** Prepares the search for numbers that are another issue's or are twice among the given; some of them, where there are many. */
function takenNumbers(database: Connection['database']) {
  const existing = existingNumbersStatement(database);
  return (county: string, issues: readonly AttributedIssue[]): readonly string[] => {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const { number } of issues) {
      if (number === null) continue;
      if (seen.has(number)) twice.add(number);
      seen.add(number);
    }
    if (seen.size > 0)
      for (const number of existing.all(county, JSON.stringify([...seen]))) twice.add(number);
    return [...twice].slice(0, mostNamed);
  };
}

export function existingNumbersStatement(database: Connection['database']) {
  return database
    .prepare<[string, string], string>(
      'SELECT number FROM issues WHERE county = ? AND number IN (SELECT value FROM json_each(?))',
    )
    .pluck();
}
