import { answerRevision, type Handler, keyReused, refuse } from '../answer.ts';
import { publishedView, unknownCounty } from '../county-scope.ts';

/** Re-applies the draft's edits and the new ones to its base, with the kernel that the sender used, before they are kept. */
export const appendEdits: Handler<'appendEdits'> = async (
  services,
  { parameters, body },
  { by, revision },
) => {
  const { county, draft: id } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  const known = await services.store.drafts.get(county, id);
  const view = known === null ? null : await publishedView(services, county, known.base);
  if (view === null) return refuse('not-found', `${county} has no draft ${id}.`);
  const appended = await services.store.drafts.append({
    county,
    id,
    revision,
    edits: body.edits,
    by,
    now: services.now(),
    refuse: (draft) => {
      const applied = services.draftPlans.append(view.plan, draft, body.edits);
      return applied.ok ? null : applied;
    },
  });
  if (appended.ok) return answerRevision(appended.draft);
  if (appended.reason === 'unknown-draft') return refuse('not-found', `${county} has no draft ${id}.`);
  if (appended.reason === 'stale')
    return refuse('stale-revision', `The draft has revision ${appended.revision} by now.`, {
      revision: appended.revision,
    });
  if (appended.reason === 'key-reused') return keyReused;
  const { index, reason, place } = appended.refusal;
  return refuse('edit-refused', `Edit ${index} cannot be applied: ${reason}.`, {
    reason,
    ...(place === null ? {} : { place: [...place] }),
    errors: [{ at: `body.edits.${index}`, message: reason }],
  });
};
