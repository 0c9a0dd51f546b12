import { hashOfNumber, numberIndex } from '../columns/number-index.ts';
import { pointBatch } from '../columns/point-batch.ts';
import type { AttributedIssue, NumberTaken } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { issueInserter } from './issue-inserter.ts';
import type { IssueKinds } from './issue-kinds.ts';
import type { IssueMemory } from './issue-memory.ts';
import { type IssueNumbers, isLikeOurs } from './issue-numbers.ts';
import { kept } from './kept.ts';
import { kindFinder } from './kind-finder.ts';
import { stateNumber } from './logged-points.ts';

/** A plan in force: its place in the table, and the day whose plan it is. */
export interface OfPlan {
  readonly position: number;
  readonly day: string;
}

/** What was added: ids follow each other. */
export interface AddedRows {
  readonly ok: true;
  readonly firstId: number;
  readonly lastId: number;
  /** The number of the first. */
  readonly firstNumber: string;
}

/** Adds issues; to be called inside a write transaction. All of them, or none where a number is taken. */
export type AddIssues = (
  county: string,
  issues: readonly AttributedIssue[],
  plan: OfPlan,
) => AddedRows | NumberTaken;

const mostNamed = 100;

export function issueAdder(
  link: Connection,
  kinds: IssueKinds,
  memory: IssueMemory,
  numbers: IssueNumbers,
): AddIssues {
  const highest = link.database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM issues').pluck();
  const last = kept(link, () => highest.get() ?? 0);
  const newRows = issueInserter(link);
  const kindOf = kindFinder(kinds);
  return (county, issues, { position, day }) => {
    memory.ready();
    const taken = takenNumbers(numbers, county, issues);
    if (taken.length > 0) return { ok: false, reason: 'number-taken', numbers: taken };
    const firstId = last.get() + 1;
    const of = { county, plan: position };
    const batch = pointBatch(issues.length);
    const hashes = new Uint32Array(issues.length);
    const rows = newRows(issues.length);
    let isOneLikeOurs = false;
    let firstNumber = '';
    issues.forEach((issue, index) => {
      const id = firstId + index;
      const kind = kindOf(issue, of);
      const number = issue.number ?? numbers.free(county, day, id);
      if (index === 0) firstNumber = number;
      rows.put(id, kind, number, issue);
      batch.push(id, issue, issue, kind, stateNumber(issue.state));
      hashes[index] = hashOfNumber(number);
      isOneLikeOurs ||= issue.number !== null && isLikeOurs(number);
    });
    rows.end();
    last.set(firstId + issues.length - 1);
    if (isOneLikeOurs) numbers.sawLikeOurs();
    numbers.add(county, hashes, firstId);
    if (issues.length > 0) memory.add(county, batch, hashes);
    return { ok: true, firstId, lastId: firstId + issues.length - 1, firstNumber };
  };
}

/** Numbers that are another issue's or are twice among the given; some of them, where there are many. */
function takenNumbers(
  numbers: IssueNumbers,
  county: string,
  issues: readonly AttributedIssue[],
): readonly string[] {
  const given = issues.flatMap(({ number }) => number ?? []);
  if (given.length === 0) return [];
  const found = new Set(numbers.taken(county, given));
  const seen = numberIndex(given.length);
  given.forEach((number, at) => {
    const hash = hashOfNumber(number);
    if (seen.idsOf(hash).some((other) => given[other - 1] === number)) found.add(number);
    seen.add(hash, at + 1);
  });
  return [...found].slice(0, mostNamed);
}
