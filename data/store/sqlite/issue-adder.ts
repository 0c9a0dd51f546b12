import { pointBatch } from '../columns/point-batch.ts';
import type { AttributedIssue, NumberTaken } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { canBeInBatch } from './issue-batch.ts';
import { batchInserter, fewestInBatches, rowInserter } from './issue-inserter.ts';
import type { IssueKinds } from './issue-kinds.ts';
import { issueLog } from './issue-log.ts';
import type { IssueMemory } from './issue-memory.ts';
import type { IssueNumbers } from './issue-numbers.ts';
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

/**
 * Adds issues; to be called inside a write transaction. All of them, or none where a number is taken.
 * @param mayPack may they share rows, where they are many?
 */
export type AddIssues = (
  county: string,
  issues: readonly AttributedIssue[],
  plan: OfPlan,
  mayPack: boolean,
) => AddedRows | NumberTaken;

export function issueAdder(
  link: Connection,
  kinds: IssueKinds,
  memory: IssueMemory,
  numbers: IssueNumbers,
): AddIssues {
  const last = kept(link, issueLog(link).lastId);
  const insertRows = rowInserter(link);
  const insertBatches = batchInserter(link);
  const kindOf = kindFinder(kinds);
  return (county, issues, { position, day }, mayPack) => {
    memory.ready();
    const firstId = last.get() + 1;
    const named = numbers.name(county, day, issues, firstId);
    if (!named.ok) return named;
    const of = { county, plan: position };
    const batch = pointBatch(issues.length);
    let inBatches = mayPack && issues.length >= fewestInBatches;
    issues.forEach((issue, row) => {
      batch.push(firstId + row, issue, issue, kindOf(issue, of), stateNumber(issue.state));
      inBatches &&= canBeInBatch(issue);
    });
    const insert = inBatches ? insertBatches : insertRows;
    insert({ ...named, county, issues, points: batch.columns() });
    const lastId = firstId + issues.length - 1;
    last.set(lastId);
    if (issues.length > 0) memory.add(county, batch, named.hashes, inBatches);
    return { ok: true, firstId, lastId, firstNumber: named.numbers[0] ?? '' };
  };
}
