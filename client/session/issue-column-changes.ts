import type { Issue } from '../../data/model/issue.ts';
import {
  type FacetField,
  facetFields,
  type IssueColumns,
  type IssueFacet,
} from '../../data/model/issue-columns.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';

/**
 * The columns with one issue changed or added; they must have ids. The given columns stay as they are: whoever draws them sees
 * a change by identity.
 * @param sequence the live stream's number of the change; what is older than the columns is ignored
 */
export function withIssue(columns: IssueColumns, issue: Issue, sequence: number): IssueColumns {
  if (sequence <= columns.sequence) return columns;
  const found = columns.id.indexOf(issue.id);
  const at = found === -1 ? columns.count : found;
  const count = Math.max(columns.count, at + 1);
  const categories = withValue(columns.categories, issue.category);
  const dayStarts = reaching(columns.dayStarts, seconds(issue.reportedAt));
  const next = {
    ...columns,
    count,
    sequence,
    categories,
    dayStarts,
    id: longer(columns.id, new Uint32Array(count)),
    longitude: longer(columns.longitude, new Int32Array(count)),
    latitude: longer(columns.latitude, new Int32Array(count)),
    reported: columns.fields.includes('reported')
      ? longer(columns.reported, new Uint32Array(count))
      : columns.reported,
    due: longer(columns.due, new Uint32Array(count)),
    closed: columns.fields.includes('closed')
      ? longer(columns.closed, new Uint32Array(count))
      : columns.closed,
    category: longer(columns.category, new Uint8Array(count)),
    state: longer(columns.state, new Uint8Array(count)),
    day: longer(columns.day, new Uint16Array(count)),
    facets: withFacets(columns.facets, issue, at, count),
  };
  next.id[at] = issue.id;
  next.longitude[at] = toLattice(issue.longitude);
  next.latitude[at] = toLattice(issue.latitude);
  if (next.reported.length > 0) next.reported[at] = seconds(issue.reportedAt);
  next.due[at] = seconds(issue.dueAt);
  if (next.closed.length > 0) next.closed[at] = issue.closedAt === null ? 0 : seconds(issue.closedAt);
  next.category[at] = categories.indexOf(issue.category);
  next.state[at] = next.states.indexOf(issue.state);
  next.day[at] = Math.max(
    0,
    dayStarts.findLastIndex((start) => start <= seconds(issue.reportedAt)),
  );
  return next;
}

const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);
const daySeconds = 86_400;

const withValue = (values: readonly string[], value: string) =>
  values.includes(value) ? values : [...values, value];

function longer<T extends { set: (from: T) => void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The days with as many after the last as are needed to hold a moment. What was reported before the first counts as of the first. */
function reaching(starts: Uint32Array<ArrayBuffer>, second: number): Uint32Array<ArrayBuffer> {
  const last = starts.at(-1);
  if (last === undefined) return Uint32Array.of(second - (second % daySeconds));
  const more = Math.max(0, Math.floor((second - last) / daySeconds));
  return Uint32Array.from(
    { length: starts.length + more },
    (_, day) => starts[day] ?? last + (day - starts.length + 1) * daySeconds,
  );
}

function withFacets(
  facets: IssueColumns['facets'],
  issue: Issue,
  at: number,
  count: number,
): IssueColumns['facets'] {
  const next: Partial<Record<FacetField, IssueFacet>> = {};
  for (const name of facetFields) {
    const facet = facets[name];
    if (facet === undefined) continue;
    const value = name === 'grids' ? JSON.stringify(issue.grids) : (issue[name] ?? '');
    const values = withValue(facet.values, value);
    const of = new Uint16Array(count);
    of.set(facet.of);
    of[at] = values.indexOf(value);
    next[name] = { values, of };
  }
  return next;
}
