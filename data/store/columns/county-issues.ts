import type { IssueSummary, SummaryQuery } from '../../model/issue-summary.ts';
import type { LocalDays } from '../../rules/local-days.ts';
import type { IssueQuery } from '../issue-store.ts';
import { countyColumns } from './county-columns.ts';
import { type IssueMatch, issueMatch } from './issue-match.ts';
import { type IssueTally, issueTally } from './issue-tally.ts';
import type { Kinds } from './kinds.ts';
import { newest, type Placed } from './newest.ts';
import { copyPoints, type Point, type PointColumns, pointColumns } from './point-columns.ts';
import { type Spare, takePoints } from './take-points.ts';

/** A county's issues in memory: the points and what is counted of them. */
export interface CountyIssues {
  readonly county: string;
  readonly kinds: Kinds;
  readonly days: LocalDays;
  readonly count: () => number;
  readonly add: (points: PointColumns, count: number) => void;
  /** Puts a point in the place of the one with its id, which is where it was. @throws Error where there is none */
  readonly change: (point: Point) => void;
  /** The ids of the latest reported that match, at most `limit`, and how many match in all. */
  readonly newest: (
    query: IssueQuery,
    limit: number,
    after: Placed | null,
  ) => { readonly ids: readonly number[]; readonly total: number };
  /** The matching points; of the spare columns those that are wanted, by default all. */
  readonly points: (query: IssueQuery, wanted?: readonly Spare[]) => PointColumns;
  /** The points whose ids these are. */
  readonly pointsOf: (wanted: (id: number) => boolean) => PointColumns;
  readonly tally: (now: number) => IssueTally;
  readonly summary: (query: SummaryQuery) => IssueSummary['rows'];
}

export function countyIssues(county: string, kinds: Kinds, days: LocalDays): CountyIssues {
  const columns = countyColumns();
  // Nothing is counted before somebody asks.
  let tally: IssueTally | null = null;
  const tallyAt = (now: number): IssueTally => {
    if (tally === null || now < tally.asOf()) {
      const fresh = issueTally(kinds, days, now);
      columns.select(everything, ({ kind, state, reported, due }, rows) => {
        for (const row of rows) fresh.add(kind[row]!, state[row]!, reported[row]!, due[row]!, 1);
      });
      tally = fresh;
    }
    tally.advance(now);
    return tally;
  };
  const selected = (match: IssueMatch, wanted?: readonly Spare[]): PointColumns => {
    const parts: PointColumns[] = [];
    columns.select(match, (points, rows) => void parts.push(takePoints(points, rows, wanted)));
    return joined(parts);
  };
  return {
    county,
    kinds,
    days,
    count: columns.count,
    add: (points, count) => {
      columns.add(points, count);
      for (let row = 0; tally !== null && row < count; row++)
        tally.add(points.kind[row]!, points.state[row]!, points.reported[row]!, points.due[row]!, 1);
    },
    change: (point) => {
      const before = columns.change(point);
      if (before === null) throw new Error(`issue ${point.id} is not where it was`);
      tally?.add(before.kind, before.state, before.reported, before.due, -1);
      tally?.add(point.kind, point.state, point.reported, point.due, 1);
    },
    newest: (query, limit, after) => {
      const picked = newest(limit, after);
      let total = 0;
      columns.select(issueMatch(query, kinds), (points, rows) => {
        total += rows.length;
        picked.offer(points, rows);
      });
      return { ids: picked.inOrder().map(({ id }) => id), total };
    },
    points: (query, wanted) => selected(issueMatch(query, kinds), wanted),
    pointsOf: (wanted) =>
      selected({
        box: null,
        narrow: ({ id }, rows, count) => {
          let left = 0;
          for (let i = 0; i < count; i++) if (wanted(id[rows[i]!]!)) rows[left++] = rows[i]!;
          return left;
        },
      }),
    tally: tallyAt,
    summary: (query) => tallyAt(query.now).rows(query),
  };
}

const everything: IssueMatch = { box: null, narrow: (_columns, _rows, count) => count };

function joined(parts: readonly PointColumns[]): PointColumns {
  if (parts.length === 1) return parts[0]!;
  const all = pointColumns(parts.reduce((sum, { state }) => sum + state.length, 0));
  const [first] = parts;
  let at = 0;
  for (const part of parts) {
    copyPoints(all, at, part, part.state.length);
    at += part.state.length;
  }
  // A spare column that nobody wants is empty in every part.
  const spare = (name: Spare) => (first?.[name].length === 0 ? new Uint32Array(0) : all[name]);
  return { ...all, id: spare('id'), closed: spare('closed') };
}
