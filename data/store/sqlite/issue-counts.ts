import type { DisplayState } from '../../model/issue.ts';
import type { StateCounts } from '../../model/replies.ts';
import type { GridCounts, IssueStore } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { displayStateSql } from './issue-query.ts';

interface CountRow {
  readonly tier: string;
  readonly grid: string;
  readonly state: DisplayState;
  readonly count: number;
}

const none = (): StateCounts => ({ new: 0, 'in-hand': 0, overdue: 0, closed: 0 });

/** Issues by display state: in all, by grid, and of one grid. */
export function issueCountsReader({
  database,
  read,
}: Connection): Pick<IssueStore, 'counts' | 'countsOfGrid'> {
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const inAll = database.prepare<unknown[], CountRow>(
    `SELECT '' AS tier, '' AS grid, ${displayStateSql} AS state, count(*) AS count
     FROM issues WHERE county = @county GROUP BY 3`,
  );
  const joined = `SELECT key AS tier, value AS grid, ${displayStateSql} AS state, count(*) AS count
     FROM issues, json_each(grids) WHERE county = @county`;
  const byGrid = database.prepare<unknown[], CountRow>(`${joined} GROUP BY 1, 2, 3 ORDER BY 1, 2`);
  const ofGrid = database.prepare<unknown[], CountRow>(
    `${joined} AND key = @tier AND value = @grid GROUP BY 1, 2, 3`,
  );
  return {
    counts: async (county, now) =>
      read(() => ({
        sequence: newest.get() ?? 0,
        total: gather(inAll.all({ county, now }))[0]?.counts ?? none(),
        grids: gather(byGrid.all({ county, now })),
      })),
    countsOfGrid: async (county, tier, grid, now) =>
      gather(ofGrid.all({ county, tier, grid, now }))[0]?.counts ?? none(),
  };
}

/** Rows of one state each, in the order of their grids, as one entry a grid. */
function gather(rows: readonly CountRow[]): GridCounts[] {
  const found = new Map<string, GridCounts>();
  for (const { tier, grid, state, count } of rows) {
    const key = `${tier}\n${grid}`;
    const entry = found.get(key) ?? { tier, grid, counts: none() };
    found.set(key, entry);
    entry.counts[state] = count;
  }
  return [...found.values()];
}
