import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { mayRead, trackSummaryOf } from '../patrol-tracks.ts';

export const patrolTracks: Handler<'patrolTracks'> = async (services, { parameters }, visit) => {
  const { county } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  const tracks = await services.store.patrols.tracks(county);
  return answer(
    tracks.filter((one) => mayRead(visit, county, one)).map((one) => trackSummaryOf(services, one)),
  );
};
