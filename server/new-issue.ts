import type { IssueSource, NewIssue } from '../data/model/issue.ts';
import type { AttributedIssue } from '../data/store/issue-store.ts';
import { toLattice } from '../geojson/kernel/lattice.ts';
import { dueTimes } from './case-rules.ts';
import type { CountyScope } from './plan-in-force.ts';
import type { Services } from './services.ts';

/** Makes an issue of what a reporter sent, in its grids and with its due time; null where the set has no such category. */
export type MakeIssue = (sent: NewIssue, source: IssueSource) => AttributedIssue | null;

/** Prepares `make` for a county and the plan in force there. */
export async function issueMaker(services: Services, scope: CountyScope, now: number): Promise<MakeIssue> {
  const { attribute } = await scope.view();
  const categories = await services.store.counties.categories();
  const dueTime = dueTimes(categories, services.calendarOf(scope.county.scheme));
  return (sent, source) => {
    const reportedAt = sent.reportedAt === undefined ? now : Date.parse(sent.reportedAt);
    const dueAt = dueTime(sent.category, reportedAt);
    if (dueAt === null) return null;
    const longitude = toLattice(sent.longitude);
    const latitude = toLattice(sent.latitude);
    return {
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
  };
}
