import { answerRevision, type Handler, keyReused, refuse } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';

export const appendEdits: Handler<'appendEdits'> = async (services, { parameters, body }, visit) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const appended = await services.store.drafts.append({
    county: parameters.county,
    id: parameters.draft,
    revision: visit.revision,
    edits: body.edits,
    by: visit.by,
    now: services.now(),
    refuse: () => null,
  });
  if (appended.ok) return answerRevision(appended.draft);
  if (appended.reason === 'unknown-draft')
    return refuse('not-found', `${parameters.county} has no draft ${parameters.draft}.`);
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
