import { hashOfNumber } from '../columns/number-index.ts';
import { pointBatch } from '../columns/point-batch.ts';
import type { AttributedIssue, NumberTaken } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import type { IssueKinds } from './issue-kinds.ts';
import type { IssueMemory } from './issue-memory.ts';
import { type IssueNumbers, isLikeOurs } from './issue-numbers.ts';
import { stateNumber } from './logged-points.ts';

/** A plan in force: its place in the table, and the day whose plan it is. */
export interface OfPlan {
  readonly position: number;
  readonly day: string;
}

/** Adds issues; to be called inside a write transaction. All of them, or none where a number is taken. Ids follow each other. */
export type AddIssues = (
  county: string,
  issues: readonly AttributedIssue[],
  plan: OfPlan,
) => { readonly ok: true; readonly firstId: number; readonly lastId: number } | NumberTaken;

const mostNamed = 100;
/** Rows are written so many at a time: a statement costs more than a row. */
const together = 20;
const columns = 11;
const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;

export function issueAdder(
  { database }: Connection,
  kinds: IssueKinds,
  memory: IssueMemory,
  numbers: IssueNumbers,
): AddIssues {
  const last = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM issues').pluck();
  const insertMany = insertStatement(database, together);
  const insertOne = insertStatement(database, 1);
  return (county, issues, { position, day }) => {
    memory.ready();
    const taken = takenNumbers(numbers, county, issues);
    if (taken.length > 0) return { ok: false, reason: 'number-taken', numbers: taken };
    const firstId = (last.get() ?? 0) + 1;
    const batch = pointBatch(issues.length);
    const kindOf = kindFinder(kinds, county, position);
    const hashes: number[] = [];
    let values: unknown[] = [];
    let isOneLikeOurs = false;
    issues.forEach((issue, index) => {
      const id = firstId + index;
      const kind = kindOf(issue);
      const number = issue.number ?? numbers.free(county, day, id);
      const closedAt = issue.closedAt === null ? null : wholeSeconds(issue.closedAt);
      const [reportedAt, dueAt] = [wholeSeconds(issue.reportedAt), wholeSeconds(issue.dueAt)];
      const { state, longitude, latitude, description, areaSquareMetres } = issue;
      values.push(id, kind, number, state, longitude, latitude, description);
      values.push(reportedAt, dueAt, closedAt, areaSquareMetres);
      if (values.length === together * columns) {
        insertMany.run(values);
        values = [];
      }
      batch.push(id, issue, issue, kind, stateNumber(state));
      hashes.push(hashOfNumber(number));
      isOneLikeOurs ||= issue.number !== null && isLikeOurs(number);
    });
    for (let at = 0; at < values.length; at += columns) insertOne.run(values.slice(at, at + columns));
    if (isOneLikeOurs) numbers.sawLikeOurs();
    numbers.add(county, hashes, firstId);
    if (issues.length > 0) memory.add(county, batch, hashes);
    return { ok: true, firstId, lastId: firstId + issues.length - 1 };
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

/** The number of each issue's kind. Attribution gives many issues the very same grids: they are looked up by identity first. */
function kindFinder(kinds: IssueKinds, county: string, plan: number): (issue: AttributedIssue) => number {
  const ofGrids = new WeakMap<
    AttributedIssue['grids'],
    { readonly text: string; readonly numbers: Map<string, number> }
  >();
  return ({ source, category, unit, placement, grids }) => {
    const known = ofGrids.get(grids) ?? { text: JSON.stringify(grids), numbers: new Map<string, number>() };
    ofGrids.set(grids, known);
    const key = `${category}\n${source}\n${placement}\n${unit ?? ''}`;
    const number =
      known.numbers.get(key) ??
      kinds.numberOf({ county, plan, source, category, unit, placement, grids: known.text });
    known.numbers.set(key, number);
    return number;
  };
}

/** Numbers that are another issue's or are twice among the given; some of them, where there are many. */
function takenNumbers(
  numbers: IssueNumbers,
  county: string,
  issues: readonly AttributedIssue[],
): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { number } of issues) {
    if (number === null) continue;
    if (seen.has(number)) twice.add(number);
    seen.add(number);
  }
  if (seen.size > 0) for (const number of numbers.taken(county, seen)) twice.add(number);
  return [...twice].slice(0, mostNamed);
}
