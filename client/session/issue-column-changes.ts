import type { Issue } from '../../data/model/issue.ts';
import { allocateIssueColumns, type IssueColumns } from '../../data/model/issue-columns.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';

/**
 * The columns with one issue changed or added. The given columns stay as they are: whoever draws them sees
 * a change by identity.
 * @param sequence the live stream's number of the change; what is older than the columns is ignored
 */
export function withIssue(columns: IssueColumns, issue: Issue, sequence: number): IssueColumns {
  if (sequence <= columns.sequence) return columns;
  const found = columns.id.indexOf(issue.id);
  const at = found === -1 ? columns.count : found;
  const categories = columns.categories.includes(issue.category)
    ? columns.categories
    : [...columns.categories, issue.category];
  const next = copyOf(columns, Math.max(columns.count, at + 1), sequence, categories);
  next.id[at] = issue.id;
  next.longitude[at] = toLattice(issue.longitude);
  next.latitude[at] = toLattice(issue.latitude);
  next.reported[at] = seconds(issue.reportedAt);
  next.due[at] = seconds(issue.dueAt);
  next.closed[at] = issue.closedAt === null ? 0 : seconds(issue.closedAt);
  next.category[at] = categories.indexOf(issue.category);
  next.state[at] = next.states.indexOf(issue.state);
  return next;
}

const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);

function copyOf(
  columns: IssueColumns,
  count: number,
  sequence: number,
  categories: readonly string[],
): IssueColumns {
  const next = { ...allocateIssueColumns(count, sequence, categories), states: columns.states };
  next.id.set(columns.id);
  next.longitude.set(columns.longitude);
  next.latitude.set(columns.latitude);
  next.reported.set(columns.reported);
  next.due.set(columns.due);
  next.closed.set(columns.closed);
  next.category.set(columns.category);
  next.state.set(columns.state);
  return next;
}
