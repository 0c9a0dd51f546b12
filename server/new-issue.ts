import { clockAheadMs, type IssueSource, type NewIssue } from '../data/model/issue.ts';
import type { AttributedIssue } from '../data/store/issue-store.ts';
import { toLattice } from '../geojson/kernel/lattice.ts';
import { dueTimes } from './case-rules.ts';
import type { CountyScope } from './plan-in-force.ts';
import type { Services } from './services.ts';

/** Makes an issue of what a reporter sent, in its grids and with its due time; or says which part of it will not do. */
export type MakeIssue = (sent: Omit<NewIssue, 'source'>, source: IssueSource) => MadeIssue;
export type MadeIssue =
  | { readonly ok: true; readonly issue: AttributedIssue }
  | { readonly ok: false; readonly at: 'category' | 'reportedAt'; readonly message: string };

/** Prepares `make` for a county and the plan in force there. */
export async function issueMaker(services: Services, scope: CountyScope, now: number): Promise<MakeIssue> {
  const { attribute } = await scope.view();
  const categories = await services.store.counties.categories();
  const dueTime = dueTimes(categories, services.calendarOf(scope.county.scheme));
  return (sent, source) => {
    const reportedAt = sent.reportedAt === undefined ? now : Date.parse(sent.reportedAt);
    const dueAt = dueTime(sent.category, reportedAt);
    if (dueAt === null)
      return { ok: false, at: 'category', message: `There is no category ${sent.category}.` };
    if (reportedAt > now + clockAheadMs)
      return { ok: false, at: 'reportedAt', message: 'The time of the report is later than now.' };
    const longitude = toLattice(sent.longitude);
    const latitude = toLattice(sent.latitude);
    const issue: AttributedIssue = {
      number: null,
      source,
      category: sent.category,
      state: 'collected',
      unit: null,
      longitude,
      latitude,
      description: sent.description,
      reportedAt,
      dueAt,
      closedAt: null,
      areaSquareMetres: sent.areaSquareMetres ?? null,
      ...attribute(longitude, latitude),
    };
    return { ok: true, issue };
  };
}
