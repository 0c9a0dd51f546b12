import { issueStates } from '../../model/issue.ts';
import { allocateIssueColumns, type IssueColumns } from '../../model/issue-columns.ts';
import type { CountyIssues } from './county-issues.ts';
import type { PointColumns } from './point-columns.ts';

/** Points as they travel: kinds give way to what they mean. */
export function issueColumnsOf(
  { kinds }: CountyIssues,
  points: PointColumns,
  sequence: number,
): IssueColumns {
  const categories = [...new Set(kinds.all.map(({ category }) => category))].sort();
  const categoryOf = Uint8Array.from(kinds.all, ({ category }) => categories.indexOf(category));
  const columns = allocateIssueColumns(points.id.length, sequence, categories);
  return {
    ...columns,
    states: issueStates,
    ...points,
    category:
      points.kind.length === 0 ? columns.category : Uint8Array.from(points.kind, (kind) => categoryOf[kind]!),
  };
}
