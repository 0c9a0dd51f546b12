import type { IssueColumns, IssueField } from '../../model/issue-columns.ts';
import type { CountyIssues } from '../columns/county-issues.ts';
import { issueColumnsOf } from '../columns/issue-columns-of.ts';
import { issueMatch } from '../columns/issue-match.ts';
import { takePoints } from '../columns/take-points.ts';
import type { IssueQuery } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { loggedPoints } from './logged-points.ts';

interface Told {
  readonly kind: string;
  readonly id: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

/** Whoever missed more than this is sent everything. */
const mostSent = 20_000;

/**
 * Prepares the answer to "what changed after this event?": the issues that came or changed since, as they are now; null where
 * that is too much, or not known.
 */
export function changedIssues(link: Connection) {
  const { database } = link;
  const log = loggedPoints(link);
  const told = database.prepare<[string, number, number], Told>(
    `SELECT kind, payload ->> '$.issue.id' AS id, payload ->> '$.imported.firstId' AS first, payload ->> '$.imported.lastId' AS last
     FROM events WHERE county = ? AND sequence > ? AND kind IN ('issue-reported', 'issue-changed', 'issues-imported', 'plan-published')
     ORDER BY sequence LIMIT ?`,
  );
  return (
    county: string,
    issues: CountyIssues,
    query: IssueQuery,
    fields: readonly IssueField[],
    sequence: number,
    after: number,
  ): IssueColumns | null => {
    const events = told.all(county, after, mostSent + 1);
    const ids = idsOf(events);
    if (after > sequence || ids === null) return null;
    const batch = log.batchOf(ids);
    const kept = Uint32Array.from({ length: batch.count() }, (_, row) => row);
    const all = takePoints(batch.columns(), kept);
    const { box, narrow } = issueMatch(query, issues.kinds);
    const inBox =
      box === null ? kept : kept.filter((row) => isIn(box, all.longitude[row]!, all.latitude[row]!));
    const matching = inBox.slice(0, narrow(all, inBox, inBox.length));
    const found = takePoints(all, matching);
    const seen = new Set(found.id);
    const gone = [...ids].filter((id) => !seen.has(id));
    return issueColumnsOf(issues, found, ['id', ...fields.filter((name) => name !== 'id')], sequence, {
      after,
      gone,
    });
  };
}

/** The ids the events tell of; null where they are too many, or all issues may be meant. */
function idsOf(events: readonly Told[]): ReadonlySet<number> | null {
  const ids = new Set<number>();
  for (const { kind, id, first, last } of events) {
    if (kind === 'plan-published') return null;
    if (id !== null) ids.add(id);
    if (first !== null && last !== null) {
      if (last - first > mostSent) return null;
      for (let one = first; one <= last; one++) ids.add(one);
    }
    if (ids.size > mostSent) return null;
  }
  return ids;
}

const isIn = (
  [west, south, east, north]: readonly [number, number, number, number],
  x: number,
  y: number,
): boolean => x >= west && x <= east && y >= south && y <= north;
