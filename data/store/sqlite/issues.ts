import { z } from 'zod';
import type { AttributedIssue, IssueStore } from '../issue-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import { existingNumbersStatement, issueAdder } from './issue-adder.ts';
import { done, issueChanger } from './issue-changer.ts';
import { issueColumnsReader } from './issue-columns.ts';
import { issueCountsReader } from './issue-counts.ts';
import { whereIssues } from './issue-query.ts';
import { type IssueRow, issueLoader, toIssue } from './issue-rows.ts';
import { issueSummaryReader } from './issue-summary.ts';
import { oncePerformer } from './once.ts';
import { inForceStatement } from './plans.ts';

const order = 'ORDER BY reported_at DESC, id DESC';
const doneMany = z.object({
  ok: z.literal(true),
  count: z.int(),
  firstId: z.int(),
  lastId: z.int(),
  sequence: z.int(),
});

/** Issues: one row each. */
export function issueStore(link: Connection): IssueStore {
  const { database, read } = link;
  const load = issueLoader(link);
  const count = database.prepare<[string], number>('SELECT count(*) FROM issues WHERE county = ?').pluck();
  const existing = existingNumbersStatement(database);
  const page: IssueStore['page'] = async (county, query, limit, after) => {
    const { sql, parameters } = whereIssues(county, query);
    const rest =
      after === undefined
        ? ''
        : 'AND (reported_at, id) < (SELECT reported_at, id FROM issues WHERE county = @county AND id = @after)';
    return read(() => {
      const total = database
        .prepare<unknown[], number>(`SELECT count(*) FROM issues ${sql}`)
        .pluck()
        .get(parameters);
      const rows = database
        .prepare<unknown[], IssueRow>(`SELECT * FROM issues ${sql} ${rest} ${order} LIMIT @limit`)
        .all({ ...parameters, ...(after === undefined ? {} : { after }), limit: limit + 1 });
      const issues = rows.slice(0, limit).map(toIssue);
      return { issues, total: total ?? 0, next: rows.length > limit ? (issues.at(-1)?.id ?? null) : null };
    });
  };
  return {
    get: async (county, id) => {
      const row = load(county, id);
      return row ? toIssue(row) : null;
    },
    page,
    count: async (county) => count.get(county) ?? 0,
    columns: issueColumnsReader(link, order),
    ...issueCountsReader(link),
    summary: issueSummaryReader(link),
    existingNumbers: async (county, numbers) => new Set(existing.all(county, JSON.stringify(numbers))),
    ...issueReporter(link),
    ...issueChanger(link),
  };
}

/** Adding one issue and adding many. */
function issueReporter(link: Connection): Pick<IssueStore, 'report' | 'addMany'> {
  const load = issueLoader(link);
  const addMany = manyAdder(link);
  const inForce = inForceStatement(link.database);
  const add = issueAdder(link);
  const append = eventAppender(link);
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  return {
    report: ({ county, issue, plan, day, by, now }) => {
      const work = () => {
        const found = inForce.get(county, day);
        if (found?.hash !== plan) return { ok: false, reason: 'plan-changed' } as const;
        const added = add(county, [issue], { position: found.position, day });
        if (!added.ok) return added;
        const stored = toIssue(load(county, added.firstId)!);
        const sequence = append(county, { kind: 'issue-reported', issue: stored }, now);
        const subject = `issue ${stored.id}`;
        record(by, { action: 'issue-reported', county, subject, after: stored }, now);
        return { ok: true, issue: stored, sequence } as const;
      };
      return link.write(() => once(by.once, now, done, work, (before) => before));
    },
    addMany: (added) =>
      link.write(() =>
        once(
          added.by.once,
          added.now,
          doneMany,
          () => addMany(added),
          (before) => before,
        ),
      ),
  };
}

/**
 * Prepares `addMany(added)`, to be called inside a write transaction: for whoever has more to write in the same one.
 */
export function manyAdder(link: Connection) {
  const inForce = inForceStatement(link.database);
  const newest = link.database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const add = issueAdder(link);
  const append = eventAppender(link);
  const record = changeRecorder(link);
  return ({
    county,
    issues,
    plan,
    day,
    by,
    now,
  }: Parameters<IssueStore['addMany']>[0] & { readonly issues: readonly AttributedIssue[] }) => {
    const found = inForce.get(county, day);
    if (found?.hash !== plan) return { ok: false, reason: 'plan-changed' } as const;
    if (issues.length === 0)
      return { ok: true, count: 0, firstId: 0, lastId: 0, sequence: newest.get() ?? 0 } as const;
    const added = add(county, issues, { position: found.position, day });
    if (!added.ok) return added;
    const { firstId, lastId } = added;
    const imported = { count: issues.length, firstId, lastId };
    const sequence = append(county, { kind: 'issues-imported', imported }, now);
    const subject = `issues ${firstId}–${lastId}`;
    record(by, { action: 'issues-imported', county, subject, after: { ...imported, plan } }, now);
    return { ok: true, ...imported, sequence } as const;
  };
}
