import { answer, type Handler, refuse } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { mayRead, trackSummaryOf } from '../patrol-tracks.ts';

/** That it was read is noted before it is shown. */
export const patrolTrack: Handler<'patrolTrack'> = async (services, { parameters }, visit) => {
  const { county, track: id } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  const found = await services.store.patrols.track(county, id);
  if (!visit.reaches(county, found?.grids ?? []) && (found === null || !mayRead(visit, county, found)))
    return refuse('forbidden', `Track ${id} is none of your unit’s.`);
  if (found === null) return refuse('not-found', `There is no track ${id}.`);
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
  return answer({ ...trackSummaryOf(services, found), line });
};
