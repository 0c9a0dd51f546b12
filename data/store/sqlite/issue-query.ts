import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { displayStateOf, issueStates } from '../../model/issue.ts';
import type { IssueQuery } from '../issue-store.ts';

/**
 * An issue's display state as a SQL expression over `state`, `due_at` and `@now`. It is spelled out from
 * `displayStateOf`, so there is one rule, not two.
 */
export const displayStateSql = `CASE WHEN due_at < @now THEN ${byState(1)} ELSE ${byState(-1)} END`;

function byState(now: number): string {
  const due = new Date(0).toISOString();
  const cases = issueStates.map((state) => `WHEN '${state}' THEN '${displayStateOf(state, due, now)}'`);
  return `(CASE state ${cases.join(' ')} END)`;
}

export type Parameters = Record<string, string | number>;

/** `WHERE …` for a county's issues that match the query, with its named parameters. */
export function whereIssues(county: string, query: IssueQuery): { sql: string; parameters: Parameters } {
  const parameters: Parameters = { county, now: query.now };
  const conditions = ['issues.county = @county'];
  const hold = (condition: string, values: Parameters) => {
    conditions.push(condition);
    Object.assign(parameters, values);
  };
  const oneOf = (expression: string, name: string, values: readonly string[]) =>
    hold(`${expression} IN (SELECT value FROM json_each(@${name}))`, { [name]: JSON.stringify(values) });
  if (query.box) {
    const [west, south, east, north] = query.box;
    const corners = { west, south, east, north };
    const lattice = Object.fromEntries(
      Object.entries(corners).map(([side, degrees]) => [side, toLattice(degrees)]),
    );
    hold('longitude BETWEEN @west AND @east AND latitude BETWEEN @south AND @north', lattice);
  }
  if (query.grid !== undefined && query.tier !== undefined)
    hold("grids ->> ('$.' || json_quote(@tier)) = @grid", { tier: query.tier, grid: query.grid });
  if (query.states) oneOf(displayStateSql, 'states', query.states);
  if (query.categories) oneOf('category', 'categories', query.categories);
  if (query.from !== undefined) hold('reported_at >= @from', { from: query.from });
  if (query.to !== undefined) hold('reported_at < @to', { to: query.to });
  return { sql: `WHERE ${conditions.join(' AND ')}`, parameters };
}
