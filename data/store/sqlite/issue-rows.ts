import { z } from 'zod';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { type Issue, issue, issueSource, issueState, placement } from '../../model/issue.ts';
import type { Kind } from '../columns/kinds.ts';
import type { AttributedIssue } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { instantOf } from './instant.ts';
import type { IssueKinds } from './issue-kinds.ts';
import { issueLog } from './issue-log.ts';
import type { LogRow } from './log-row.ts';

/** An issue's row with what it shares with others. */
export type IssueRow = LogRow & Kind;

const gridsOfIssue = z.record(z.string(), z.string());
const wholeSecond = (milliseconds: number) => instantOf(Math.floor(milliseconds / 1000) * 1000);

export const toIssue = (row: IssueRow): Issue => ({
  id: row.id,
  county: row.county,
  number: row.number,
  source: issueSource.parse(row.source),
  category: row.category,
  state: issueState.parse(row.state),
  unit: row.unit,
  longitude: toDegrees(row.longitude),
  latitude: toDegrees(row.latitude),
  description: row.description,
  reportedAt: instantOf(row.reported_at),
  dueAt: instantOf(row.due_at),
  closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
  areaSquareMetres: row.area_square_metres,
  grids: gridsOfIssue.parse(JSON.parse(row.grids)),
  placement: placement.parse(row.placement),
  revision: row.revision,
});

/** The issue that a report becomes, as its row will be read: text as UTF-8 has it, times in whole seconds. */
export const issueOfReport = (
  county: string,
  id: number,
  number: string,
  report: AttributedIssue,
): Issue => ({
  id,
  county,
  number,
  source: report.source,
  category: report.category,
  state: report.state,
  unit: report.unit,
  longitude: toDegrees(report.longitude),
  latitude: toDegrees(report.latitude),
  description: report.description.toWellFormed(),
  reportedAt: wholeSecond(report.reportedAt),
  dueAt: wholeSecond(report.dueAt),
  closedAt: report.closedAt === null ? null : wholeSecond(report.closedAt),
  areaSquareMetres: report.areaSquareMetres,
  grids: { ...report.grids },
  placement: report.placement,
  revision: 1,
});

/** Prepares `load(county, id)`: the row of that id, if it is the county's. */
export function issueLoader(
  link: Connection,
  kinds: IssueKinds,
): (county: string, id: number) => IssueRow | undefined {
  const log = issueLog(link);
  return (county, id) => {
    const row = log.get(id);
    if (row === undefined) return undefined;
    if (row.kind >= kinds.all.length) kinds.refresh();
    const kind = kinds.all[row.kind]!;
    return kind.county === county ? { ...kind, ...row } : undefined;
  };
}

/** An issue that was written as JSON before issues had a source, a unit, a placement and revisions is read as one that has. */
export const issueOfOldJson = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && !('revision' in value)
      ? { ...value, source: 'officer', unit: null, placement: 'inside', revision: 1 }
      : value,
  issue,
);
