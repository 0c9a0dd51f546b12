import type { CountyIssues } from '../columns/county-issues.ts';
import { issueColumnsOf } from '../columns/issue-columns-of.ts';
import { spareColumns } from '../columns/take-points.ts';
import type { IssueStore } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import type { AddIssues } from './issue-adder.ts';
import { issueChanger } from './issue-changer.ts';
import { changedIssues } from './issue-changes.ts';
import type { IssueKinds } from './issue-kinds.ts';
import type { IssueMemory } from './issue-memory.ts';
import type { IssueNumbers } from './issue-numbers.ts';
import { issueReporter } from './issue-reporter.ts';
import { issueLoader, toIssue } from './issue-rows.ts';

/** What the store of issues is made of. */
export interface Parts {
  readonly kinds: IssueKinds;
  readonly memory: IssueMemory;
  readonly numbers: IssueNumbers;
  readonly add: AddIssues;
}

/** Issues: rows by id on the disk, everything that is asked of many of them from memory. */
export function issueStore(link: Connection, { kinds, memory, numbers, add }: Parts): IssueStore {
  const { database, read } = link;
  const load = issueLoader(link, kinds);
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const none = { new: 0, 'in-hand': 0, overdue: 0, closed: 0 };
  /** Memory and the sequence number of one moment. */
  const seen = <T>(county: string, look: (issues: CountyIssues, sequence: number) => T): T =>
    read(() => look(memory.of(county), newest.get() ?? 0));
  const changed = changedIssues(link);
  keepSaved(link, memory);
  return {
    get: async (county, id) => {
      const row = load(county, id);
      return row ? toIssue(row) : null;
    },
    page: async (county, query, limit, after) =>
      seen(county, (issues) => {
        const before = after === undefined ? undefined : load(county, after);
        if (after !== undefined && before === undefined)
          return { issues: [], total: issues.newest(query, 1, null).total, next: null };
        const start = before ? { reported: before.reported_at / 1000, id: before.id } : null;
        const { ids, total } = issues.newest(query, limit + 1, start);
        const found = ids.slice(0, limit).map((id) => toIssue(load(county, id)!));
        return { issues: found, total, next: ids.length > limit ? (found.at(-1)?.id ?? null) : null };
      }),
    count: async (county) => seen(county, (issues) => issues.count()),
    columns: async (county, query, fields, after) =>
      seen(
        county,
        (issues, sequence) =>
          (after === undefined ? null : changed(county, issues, query, fields, sequence, after)) ??
          issueColumnsOf(
            issues,
            issues.points(
              query,
              spareColumns.filter((name) => fields.includes(name)),
            ),
            fields,
            sequence,
          ),
      ),
    counts: async (county, now) =>
      seen(county, (issues, sequence) => {
        const tally = issues.tally(now);
        return { sequence, total: tally.total(), grids: tally.grids() };
      }),
    countsOfGrid: async (county, tier, grid, now) =>
      seen(
        county,
        (issues) =>
          issues.summary({ by: ['grid'], tier, now }).find((row) => row.grid === grid)?.counts ?? none,
      ),
    summary: async (county, query) =>
      seen(county, (issues, sequence) => ({ sequence, rows: issues.summary(query) })),
    existingNumbers: async (county, asked) => seen(county, () => new Set(numbers.taken(county, asked))),
    ...issueReporter(link, add),
    ...issueChanger(link, kinds, memory),
  };
}

/** Saves what is in memory whenever much has come together, in a transaction of its own. It can wait: nothing is lost without it. */
function keepSaved({ write, onWrite }: Connection, memory: IssueMemory): void {
  let isSaving = false;
  onWrite(() => {
    if (isSaving || !memory.isUnsaved()) return;
    isSaving = true;
    const done = () => {
      isSaving = false;
    };
    write(memory.save).then(done, done);
  });
}
