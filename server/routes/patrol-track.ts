import { answer, type Handler, refuse } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { isWalker, trackSummaryOf } from '../patrol-tracks.ts';

/** That it was read is noted before it is shown. */
export const patrolTrack: Handler<'patrolTrack'> = async (services, { parameters }, visit) => {
  const { county, track: id } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  const found = await services.store.patrols.track(county, id);
  const whose = { isOwn: found !== null && isWalker(visit, found), unit: found?.unit ?? null };
  if (!visit.reachesPersonal(county, whose) || found === null)
    return refuse('forbidden', `Track ${id} is neither yours nor your unit’s.`);
  await services.store.audit.append({
    at: new Date(services.now()).toISOString(),
    actor: visit.actor,
    action: 'patrol-track-read',
    county,
    subject: `patrol ${id}`,
    before: null,
    after: null,
  });
  const line = found.line.map(({ place, at, accuracy }) => ({
    place,
    at: new Date(at).toISOString(),
    accuracy,
  }));
  return answer({ ...(await trackSummaryOf(services, visit, found)), line });
};
