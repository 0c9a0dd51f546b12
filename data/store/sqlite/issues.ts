import { z } from 'zod';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { type Issue, issue, issueState } from '../../model/issue.ts';
import type { AttributedIssue, IssueStore } from '../store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import { issueColumnsReader } from './issue-columns.ts';
import { issueCountsReader } from './issue-counts.ts';
import { whereIssues } from './issue-query.ts';
import { oncePerformer } from './once.ts';
import { inForceStatement } from './plans.ts';

interface IssueRow {
  readonly id: number;
  readonly county: string;
  readonly number: string;
  readonly category: string;
  readonly state: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly description: string;
  readonly reported_at: number;
  readonly due_at: number;
  readonly closed_at: number | null;
  readonly area_square_metres: number | null;
  readonly grids: string;
}

const order = 'ORDER BY reported_at DESC, id DESC';
const done = z.object({ ok: z.literal(true), issue, sequence: z.int() });
const gridsOfIssue = z.record(z.string(), z.string());
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const toIssue = (row: IssueRow): Issue => ({
  id: row.id,
  county: row.county,
  number: row.number,
  category: row.category,
  state: issueState.parse(row.state),
  longitude: toDegrees(row.longitude),
  latitude: toDegrees(row.latitude),
  description: row.description,
  reportedAt: iso(row.reported_at),
  dueAt: iso(row.due_at),
  closedAt: row.closed_at === null ? null : iso(row.closed_at),
  areaSquareMetres: row.area_square_metres,
  grids: gridsOfIssue.parse(JSON.parse(row.grids)),
});

/** Issues: one row each, and one row in `issue_grids` for every tier an issue was attributed in. */
export function issueStore(link: Connection): IssueStore {
  const { database, read, write } = link;
  const get = database.prepare<[string, number], IssueRow>(
    'SELECT * FROM issues WHERE county = ? AND id = ?',
  );
  const count = database.prepare<[string], number>('SELECT count(*) FROM issues WHERE county = ?').pluck();
  const inForce = inForceStatement(database);
  const insert = issueInserter(link);
  const append = eventAppender(link);
  const once = oncePerformer(link);
  const record = changeRecorder(link);
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
      const row = get.get(county, id);
      return row ? toIssue(row) : null;
    },
    page,
    count: async (county) => count.get(county) ?? 0,
    columns: issueColumnsReader(link, order),
    ...issueCountsReader(link),
    report: ({ county, issue: reported, plan, day, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            if (inForce.get(county, day)?.hash !== plan)
              return { ok: false, reason: 'plan-changed' } as const;
            const stored = toIssue(get.get(county, insert(county, reported, plan, day))!);
            const sequence = append(county, { kind: 'issue-reported', issue: stored }, now);
            record(
              by,
              { action: 'issue-reported', county, subject: `issue ${stored.id}`, after: stored },
              now,
            );
            return { ok: true, issue: stored, sequence } as const;
          },
          (before) => before,
        ),
      ),
  };
}

/**
 * Prepares `insert(county, issue, plan, day)`, to be called inside a write transaction; it returns the id. An issue
 * without a number gets one of the day and the id.
 */
export function issueInserter({ database }: Connection) {
  const next = database
    .prepare<[], number>("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'issues'), 0) + 1")
    .pluck();
  const insertIssue = database.prepare<unknown[]>(
    `INSERT INTO issues (id, county, number, category, state, longitude, latitude, description, reported_at, due_at,
       closed_at, area_square_metres, grids, plan)
     VALUES (@id, @county, @number, @category, @state, @longitude, @latitude, @description, @reportedAt, @dueAt,
       @closedAt, @areaSquareMetres, @grids, @plan)`,
  );
  const insertGrid = database.prepare<[string, string, string, number]>(
    'INSERT INTO issue_grids (county, tier, grid, issue) VALUES (?, ?, ?, ?)',
  );
  return (county: string, issue: AttributedIssue, plan: string, day: string): number => {
    const id = next.get() ?? 1;
    const number = issue.number ?? `${day.replaceAll('-', '')}-${String(id).padStart(6, '0')}`;
    insertIssue.run({ ...issue, id, county, number, grids: JSON.stringify(issue.grids), plan });
    for (const [tier, grid] of Object.entries(issue.grids)) insertGrid.run(county, tier, grid, id);
    return id;
  };
}
