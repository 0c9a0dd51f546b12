import { issueStates } from '../../model/issue.ts';
import { pointBatch } from '../columns/point-batch.ts';
import type { AttributedIssue, NumberTaken } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import type { IssueMemory } from './issue-memory.ts';
import { type IssueNumbers, isLikeOurs } from './issue-numbers.ts';

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
const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;
const stateNumber = new Map<string, number>(issueStates.map((state, index) => [state, index]));

export function issueAdder({ database }: Connection, memory: IssueMemory, numbers: IssueNumbers): AddIssues {
  const last = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM issues').pluck();
  const insert = database.prepare<unknown[]>(
    `INSERT INTO issues (id, county, plan, number, source, category, state, unit, longitude, latitude, description,
       reported_at, due_at, closed_at, area_square_metres, grids, placement, revision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  return (county, issues, { position, day }) => {
    memory.ready();
    const taken = takenNumbers(numbers, county, issues);
    if (taken.length > 0) return { ok: false, reason: 'number-taken', numbers: taken };
    const firstId = (last.get() ?? 0) + 1;
    const batch = pointBatch(issues.length);
    const textOf = gridsText();
    const given: string[] = [];
    let isOneLikeOurs = false;
    const { numberOf } = memory.kindsOf(county);
    issues.forEach((issue, index) => {
      const id = firstId + index;
      const { source, category, state, unit, longitude, latitude, placement } = issue;
      const number = issue.number ?? numbers.free(county, day, id);
      const grids = textOf(issue.grids);
      const closedAt = issue.closedAt === null ? null : wholeSeconds(issue.closedAt);
      insert.run(
        id,
        county,
        position,
        number,
        source,
        category,
        state,
        unit,
        longitude,
        latitude,
        issue.description,
        wholeSeconds(issue.reportedAt),
        wholeSeconds(issue.dueAt),
        closedAt,
        issue.areaSquareMetres,
        grids,
        placement,
      );
      given.push(number);
      isOneLikeOurs ||= issue.number !== null && isLikeOurs(number);
      const kind = numberOf({ category, source, unit, placement, grids });
      batch.push(id, issue, issue, kind, stateNumber.get(state) ?? 0);
    });
    const lastId = firstId + issues.length - 1;
    if (isOneLikeOurs) numbers.sawLikeOurs();
    numbers.add(county, given, firstId);
    if (issues.length > 0) memory.add(county, batch, lastId);
    return { ok: true, firstId, lastId };
  };
}

/** Grids as JSON text. Attribution gives many issues the very same object. */
function gridsText(): (grids: Readonly<Record<string, string>>) => string {
  const texts = new WeakMap<Readonly<Record<string, string>>, string>();
  return (grids) => {
    const known = texts.get(grids);
    if (known !== undefined) return known;
    const text = JSON.stringify(grids);
    texts.set(grids, text);
    return text;
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
