import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { tracksFor } from '../patrol-tracks.ts';

/** Deletes a track of the caller's own; answers with those that are left to be seen. */
export const deletePatrolTrack: Handler<'deletePatrolTrack'> = async (services, { parameters }, visit) => {
  const { county, track: id } = parameters;
  const { actor: walker, by } = visit;
  const removed = await services.store.patrols.remove({ county, id, walker, by, now: services.now() });
  if (!removed.ok)
    return removed.reason === 'key-reused'
      ? keyReused
      : refuse('not-found', `You have no track ${id} in ${county}.`);
  return answer(await tracksFor(services, visit, county));
};
