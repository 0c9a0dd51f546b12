import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { issueMaker } from '../new-issue.ts';

/** Locates the issue in the plan in force and stores it; should another plan come into force meanwhile, once more. */
export const reportIssue: Handler<'reportIssue'> = async (services, request, { by, reaches }) => {
  const { county: id } = request.parameters;
  const now = services.now();
  for (;;) {
    const scope = await countyScope(services, id);
    if (scope === null) return unknownCounty(id);
    const make = await issueMaker(services, scope, now);
    const made = make(request.body, request.body.source ?? 'officer');
    if (!made.ok) {
      const { at, message } = made;
      return refuse('invalid-request', message, { status: 422, errors: [{ at, message }] });
    }
    const { issue } = made;
    if (!reaches(id, Object.values(issue.grids)))
      return refuse('forbidden', 'This place is in none of your grids.');
    const { day, plan } = scope;
    const stored = await services.store.issues.report({ county: id, issue, plan: plan.hash, day, by, now });
    if (stored.ok) return answer(stored.issue);
    if (stored.reason === 'key-reused') return keyReused;
    if (stored.reason === 'number-taken') throw new Error('the store gave a number twice');
  }
};
