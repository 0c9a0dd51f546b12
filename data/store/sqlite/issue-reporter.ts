import { z } from 'zod';
import type { IssueStore } from '../issue-store.ts';
import { auditAppender, changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender, reportedAppender } from './events.ts';
import { instantOf } from './instant.ts';
import type { AddIssues } from './issue-adder.ts';
import { done } from './issue-changer.ts';
import { issueOfReport } from './issue-rows.ts';
import { oncePerformer } from './once.ts';
import { planFinder } from './plans.ts';

type AddMany = IssueStore['addMany'];

const doneMany = z.object({
  ok: z.literal(true),
  count: z.int(),
  firstId: z.int(),
  lastId: z.int(),
  sequence: z.int(),
});

/** Adding one issue and adding many. */
export function issueReporter(link: Connection, add: AddIssues): Pick<IssueStore, 'report' | 'addMany'> {
  const addMany = manyAdder(link, add);
  const inForce = planFinder(link);
  const append = reportedAppender(link);
  const once = oncePerformer(link);
  const record = auditAppender(link);
  return {
    report: ({ county, issue, plan, day, by, now }) => {
      const work = () => {
        const found = inForce(county, day);
        if (found?.hash !== plan) return { ok: false, reason: 'plan-changed' } as const;
        const added = add(county, [issue], { position: found.position, day }, false);
        if (!added.ok) return added;
        const stored = issueOfReport(county, added.firstId, added.firstNumber, issue);
        // The event and the audit entry tell of the same issue.
        const text = JSON.stringify(stored);
        const sequence = append(county, text, now);
        record({
          at: instantOf(now),
          actor: by.actor,
          action: 'issue-reported',
          county,
          subject: `issue ${stored.id}`,
          before: null,
          after: text,
        });
        return { ok: true, issue: stored, sequence } as const;
      };
      return link.write(() => once(by.once, now, done, work, (before) => before));
    },
    addMany: (added) => {
      const work = () => addMany(added);
      return link.write(() => once(added.by.once, added.now, doneMany, work, (before) => before));
    },
  };
}

/** Prepares `addMany(added)`, to be called inside a write transaction: for whoever has more to write in the same one. */
export function manyAdder(link: Connection, add: AddIssues) {
  const inForce = planFinder(link);
  const newest = link.database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const append = eventAppender(link);
  const record = changeRecorder(link);
  return ({ county, issues, plan, day, by, now }: Parameters<AddMany>[0]) => {
    const found = inForce(county, day);
    if (found?.hash !== plan) return { ok: false, reason: 'plan-changed' } as const;
    if (issues.length === 0)
      return { ok: true, count: 0, firstId: 0, lastId: 0, sequence: newest.get() ?? 0 } as const;
    const added = add(county, issues, { position: found.position, day }, true);
    if (!added.ok) return added;
    const { firstId, lastId } = added;
    const imported = { count: issues.length, firstId, lastId };
    const sequence = append(county, { kind: 'issues-imported', imported }, now);
    const subject = `issues ${firstId}–${lastId}`;
    record(by, { action: 'issues-imported', county, subject, after: { ...imported, plan } }, now);
    return { ok: true, ...imported, sequence } as const;
  };
}
