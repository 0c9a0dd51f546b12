import type { Transition, TransitionRefusal } from '../../data/model/case.ts';
import type { Issue } from '../../data/model/issue.ts';
import { casePolicy, reachesGrids } from '../../data/rules/access.ts';
import { takeTransition } from '../../data/rules/case-transitions.ts';
import type { Decision } from '../../data/store/issue-store.ts';
import { answerRevision, type Handler, keyReused, refuse } from '../answer.ts';
import { unitsOf } from '../known-units.ts';

/** Takes one step of a case, where the life cycle and the policy of that step allow it. */
export const transitionIssue: Handler<'transitionIssue'> = async (
  services,
  { parameters, body },
  { by, revision, reaches, principal },
) => {
  const { county, issue: id } = parameters;
  const { store } = services;
  const known = await store.issues.get(county, id);
  // Whoever may act nowhere in a county learns nothing of what is there; the policy's row has seen to that.
  const grids = Object.values(known?.grids ?? {});
  const within = reaches(county, grids);
  if (known === null) return refuse('not-found', `${county} has no issue ${id}.`);
  if (!within || !reachesGrids(casePolicy[body.verb], principal, county, grids))
    return refuse('forbidden', `Your role may not ${body.verb} this case, or it is in none of your grids.`);
  const now = services.now();
  const units = await unitsOf(store, county);
  const decide = (issue: Issue) => decideOn(issue, body, units, now);
  const changed = await store.issues.change({ county, id, revision, decide, by, now });
  if (changed.ok) return answerRevision(changed.issue);
  if (changed.reason === 'key-reused') return keyReused;
  if (changed.reason === 'unknown') return refuse('not-found', `${county} has no issue ${id}.`);
  if (changed.reason === 'stale')
    return refuse('stale-revision', `The issue has revision ${changed.revision} by now.`, {
      revision: changed.revision,
    });
  return refuse('transition-refused', `The case cannot ${body.verb}: ${changed.refusal}.`, {
    reason: changed.refusal,
  });
};

function decideOn(
  issue: Issue,
  step: Transition,
  units: ReadonlySet<string>,
  now: number,
): Decision<TransitionRefusal> {
  const taken = takeTransition(issue, step, now);
  if (taken.ok && step.unit !== undefined && !units.has(step.unit))
    return { ok: false, refusal: 'unknown-unit' };
  return taken;
}
