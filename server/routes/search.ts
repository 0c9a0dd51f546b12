import { answer, type Handler } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { searchCounty } from '../search.ts';

export const search: Handler<'search'> = async (services, { parameters, query }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const places = await services.store.counties.layer(scope.county.id, 'places', scope.county.layers.places);
  const roster = await services.store.counties.roster(scope.county.id);
  return answer(searchCounty({ view: await scope.view(), roster, places }, query.q, query.limit));
};
