import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { tracksFor } from '../patrol-tracks.ts';

export const patrolTracks: Handler<'patrolTracks'> = async (services, { parameters }, visit) => {
  const { county } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  return answer(await tracksFor(services, visit, county));
};
