import type { NewIssue } from '../../data/model/issue.ts';
import type { AttributedIssue } from '../../data/store/store.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';
import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import type { Services } from '../services.ts';

const hourMs = 3_600_000;

/** Locates the issue in the plan in force and stores it; should another plan come into force meanwhile, once more. */
export const reportIssue: Handler<'reportIssue'> = async (services, request, { by, reaches }) => {
  const { county: id } = request.parameters;
  const limitHours = await limitOf(services, request.body.category);
  if (limitHours === null)
    return refuse('invalid-request', `There is no category ${request.body.category}.`, { status: 422 });
  const now = services.now();
  for (;;) {
    const scope = await countyScope(services, id);
    if (scope === null) return unknownCounty(id);
    const { attribute } = await scope.view();
    const reported = newIssue(request.body, limitHours, now);
    const issue = { ...reported, grids: attribute(reported.longitude, reported.latitude).grids };
    if (!reaches(id, Object.values(issue.grids)))
      return refuse('forbidden', 'This place is in none of your grids.');
    const { day, plan } = scope;
    const stored = await services.store.issues.report({ county: id, issue, plan: plan.hash, day, by, now });
    if (stored.ok) return answer(stored.issue);
    if (stored.reason === 'key-reused') return keyReused;
  }
};

async function limitOf({ store }: Services, category: string): Promise<number | null> {
  const set = await store.counties.categories();
  return set?.categories.find((one) => one.id === category)?.limitHours ?? null;
}

function newIssue(body: NewIssue, limitHours: number, now: number): Omit<AttributedIssue, 'grids'> {
  const reportedAt = body.reportedAt === undefined ? now : Date.parse(body.reportedAt);
  return {
    number: null,
    category: body.category,
    state: 'collected',
    longitude: toLattice(body.longitude),
    latitude: toLattice(body.latitude),
    description: body.description,
    reportedAt,
    dueAt: reportedAt + limitHours * hourMs,
    closedAt: null,
    areaSquareMetres: body.areaSquareMetres ?? null,
  };
}
