import type { z } from 'zod';
import type { batchResult } from '../../data/model/case.ts';
import { newIssue } from '../../data/model/issue.ts';
import type { AttributedIssue } from '../../data/store/issue-store.ts';
import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { issueMaker, type MakeIssue } from '../new-issue.ts';

type Result = z.infer<typeof batchResult>;
type Read =
  | { readonly ok: true; readonly issue: AttributedIssue }
  | { readonly ok: false; readonly errors: Wrong; readonly beyond: boolean };
type Wrong = Extract<Result, { ok: false }>['errors'];

/** Reports many issues at once: those that will do are stored in one transaction, the others are answered with what is wrong. */
export const reportIssues: Handler<'reportIssues'> = async (services, request, { by, reaches }) => {
  const { county: id } = request.parameters;
  const now = services.now();
  for (;;) {
    const scope = await countyScope(services, id);
    if (scope === null) return unknownCounty(id);
    const make = await issueMaker(services, scope, now);
    reaches(id, []);
    const within = (issue: AttributedIssue) => reaches(id, Object.values(issue.grids));
    const read = request.body.issues.map((sent) => readOne(sent, make, within));
    const issues = read.flatMap((one) => (one.ok ? [one.issue] : []));
    if (issues.length === 0 && read.every((one) => !one.ok && one.beyond))
      return refuse('forbidden', 'These places are in none of your grids.');
    const { day, plan } = scope;
    const added = await services.store.issues.addMany({ county: id, issues, plan: plan.hash, day, by, now });
    if (added.ok) return answer({ added: added.count, results: resultsOf(read, added.firstId) });
    if (added.reason === 'key-reused') return keyReused;
    if (added.reason === 'number-taken') throw new Error('the store gave a number twice');
  }
};

function readOne(sent: unknown, make: MakeIssue, within: (issue: AttributedIssue) => boolean): Read {
  const wrong = (errors: Wrong, beyond = false): Read => ({ ok: false, errors, beyond });
  const parsed = newIssue.safeParse(sent);
  if (!parsed.success) {
    const errors = parsed.error.issues.slice(0, 5);
    return wrong(errors.map(({ path, message }) => ({ at: path.join('.'), message })));
  }
  const made = make(parsed.data, parsed.data.source ?? 'officer');
  if (!made.ok) return wrong([{ at: made.at, message: made.message }]);
  const beyond = [{ at: 'longitude', message: 'this place is in none of your grids' }];
  return within(made.issue) ? made : wrong(beyond, true);
}

/** Ids follow each other in the order of those that were stored. */
function resultsOf(read: readonly Read[], firstId: number): Result[] {
  let next = firstId;
  return read.map((one) => (one.ok ? { ok: true, id: next++ } : { ok: false, errors: [...one.errors] }));
}
