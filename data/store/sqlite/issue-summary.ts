import { z } from 'zod';
import type { DisplayState } from '../../model/issue.ts';
import type { SummaryRow } from '../../model/issue-summary.ts';
import { scheme } from '../../model/scheme.ts';
import { localDay } from '../../rules/local-day.ts';
import type { IssueStore } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { displayStateSql } from './issue-query.ts';

interface Counted {
  readonly grids: string;
  readonly category: string;
  readonly reported_at: number;
  readonly state: DisplayState;
}

/** Counts every row anew. */
export function issueSummaryReader({ database, read }: Connection): IssueStore['summary'] {
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const schemeOf = database.prepare<[string], string>('SELECT scheme FROM counties WHERE id = ?').pluck();
  const all = database.prepare<unknown[], Counted>(
    `SELECT grids, category, reported_at, ${displayStateSql} AS state FROM issues WHERE county = @county`,
  );
  return async (county, { by, tier, categories, from, to, now }) =>
    read(() => {
      const text = schemeOf.get(county);
      const timeZone = text === undefined ? 'UTC' : scheme.parse(JSON.parse(text)).timeZone;
      const found = new Map<string, SummaryRow>();
      for (const row of all.iterate({ county, now })) {
        const day = localDay(row.reported_at, timeZone);
        if (categories && !categories.includes(row.category)) continue;
        if ((from !== undefined && day < from) || (to !== undefined && day > to)) continue;
        const grids = z.record(z.string(), z.string()).parse(JSON.parse(row.grids));
        const entry = {
          grid: by.includes('grid') ? (grids[tier ?? ''] ?? '') : null,
          category: by.includes('category') ? row.category : null,
          day: by.includes('day') ? day : null,
        };
        const key = `${entry.grid}\n${entry.category}\n${entry.day}`;
        const counted = found.get(key) ?? {
          ...entry,
          counts: { new: 0, 'in-hand': 0, overdue: 0, closed: 0 },
        };
        counted.counts[row.state] += 1;
        found.set(key, counted);
      }
      const keys = [...found.keys()].sort();
      return { sequence: newest.get() ?? 0, rows: keys.map((key) => found.get(key)!) };
    });
}
