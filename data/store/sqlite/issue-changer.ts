import { z } from 'zod';
import { type HistoryEntry, historyEntry } from '../../model/issue-history.ts';
import type { IssueStore } from '../issue-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import type { IssueKinds } from './issue-kinds.ts';
import { issueLog } from './issue-log.ts';
import type { IssueMemory } from './issue-memory.ts';
import { issueLoader, issueOfOldJson, toIssue } from './issue-rows.ts';
import { oncePerformer } from './once.ts';

interface HistoryRow {
  readonly revision: number;
  readonly at: number;
  readonly actor: string;
  readonly from_state: string;
  readonly to_state: string;
  readonly unit: string | null;
  readonly due_at: number;
  readonly note: string;
}

/** What is remembered under a key. */
export const done = z.object({ ok: z.literal(true), issue: issueOfOldJson, sequence: z.int() });

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;

const toEntry = (row: HistoryRow): HistoryEntry =>
  historyEntry.parse({
    revision: row.revision,
    at: iso(row.at),
    actor: row.actor,
    from: row.from_state,
    to: row.to_state,
    unit: row.unit,
    dueAt: iso(row.due_at),
    note: row.note,
  });

/** Changes of issues, and what is kept of them. */
export function issueChanger(
  link: Connection,
  kinds: IssueKinds,
  memory: IssueMemory,
): Pick<IssueStore, 'change' | 'history'> {
  const { database, write } = link;
  const load = issueLoader(link, kinds);
  const log = issueLog(link);
  const update = database.prepare<unknown[]>(
    'UPDATE issues SET kind = ?, state = ?, due_at = ?, closed_at = ?, revision = ? WHERE id = ?',
  );
  const insert = database.prepare<unknown[]>(
    `INSERT INTO issue_history (issue, revision, at, actor, from_state, to_state, unit, due_at, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const entries = database.prepare<[number], HistoryRow>(
    'SELECT * FROM issue_history WHERE issue = ? ORDER BY revision',
  );
  const once = oncePerformer(link);
  const append = eventAppender(link);
  const record = changeRecorder(link);
  const change: IssueStore['change'] = ({ county, id, revision, decide, by, now }) => {
    const work = () => {
      const row = load(county, id);
      if (row === undefined) return { ok: false, reason: 'unknown' } as const;
      if (row.revision !== revision) return { ok: false, reason: 'stale', revision: row.revision } as const;
      const before = toIssue(row);
      const decided = decide(before);
      if (!decided.ok) return { ok: false, reason: 'refused', refusal: decided.refusal } as const;
      memory.ready();
      memory.changed();
      const { state = row.state, unit = row.unit, closedAt = row.closed_at, note = '' } = decided.next;
      const dueAt = wholeSeconds(decided.next.dueAt ?? row.due_at);
      const { source, category, placement } = before;
      const { plan, grids } = row;
      const kind = kinds.numberOf({ county, plan, category, source, unit, placement, grids });
      log.giveRow(id);
      update.run(kind, state, dueAt, closedAt === null ? null : wholeSeconds(closedAt), revision + 1, id);
      insert.run(id, revision + 1, wholeSeconds(now), by.actor.name, row.state, state, unit, dueAt, note);
      const issue = toIssue(load(county, id)!);
      const sequence = append(county, { kind: 'issue-changed', issue }, now);
      const after = note === '' ? issue : { ...issue, note };
      record(by, { action: 'issue-changed', county, subject: `issue ${id}`, before, after }, now);
      return { ok: true, issue, sequence } as const;
    };
    return write(() => once(by.once, now, done, work, (remembered) => remembered));
  };
  return {
    change,
    history: async (county, id) => (load(county, id) === undefined ? null : entries.all(id).map(toEntry)),
  };
}
