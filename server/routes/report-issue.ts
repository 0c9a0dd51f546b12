import type { NewIssue } from '../../data/model/issue.ts';
import type { AttributedIssue } from '../../data/store/issue-store.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';
import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { dueTimes } from '../case-rules.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';

/** Locates the issue in the plan in force and stores it; should another plan come into force meanwhile, once more. */
export const reportIssue: Handler<'reportIssue'> = async (services, request, { by, reaches }) => {
  const { county: id } = request.parameters;
  const now = services.now();
  const categories = await services.store.counties.categories();
  for (;;) {
    const scope = await countyScope(services, id);
    if (scope === null) return unknownCounty(id);
    const { attribute } = await scope.view();
    const dueAt = dueTimes(categories, services.calendarOf(scope.county.scheme));
    const reported = newIssue(request.body, dueAt, now);
    if (reported === null)
      return refuse('invalid-request', `There is no category ${request.body.category}.`, { status: 422 });
    const issue = { ...reported, ...attribute(reported.longitude, reported.latitude) };
    if (!reaches(id, Object.values(issue.grids)))
      return refuse('forbidden', 'This place is in none of your grids.');
    const { day, plan } = scope;
    const stored = await services.store.issues.report({ county: id, issue, plan: plan.hash, day, by, now });
    if (stored.ok) return answer(stored.issue);
    if (stored.reason === 'key-reused') return keyReused;
    if (stored.reason === 'number-taken') throw new Error('the store gave a number twice');
  }
};

/** Null where the set has no such category. */
function newIssue(
  body: NewIssue,
  dueTime: ReturnType<typeof dueTimes>,
  now: number,
): Omit<AttributedIssue, 'grids' | 'placement'> | null {
  const reportedAt = body.reportedAt === undefined ? now : Date.parse(body.reportedAt);
  const dueAt = dueTime(body.category, reportedAt);
  if (dueAt === null) return null;
  return {
    number: null,
    source: 'officer',
    unit: null,
    category: body.category,
    state: 'collected',
    longitude: toLattice(body.longitude),
    latitude: toLattice(body.latitude),
    description: body.description,
    reportedAt,
    dueAt,
    closedAt: null,
    areaSquareMetres: body.areaSquareMetres ?? null,
  };
}
