import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

export const counts: Handler<'counts'> = async ({ store, now }, { parameters }) => {
  const { county } = parameters;
  if ((await store.counties.get(county)) === null) return unknownCounty(county);
  const asOf = now();
  const { sequence, total, grids } = await store.issues.counts(county, asOf);
  return answer({ county, sequence, asOf: new Date(asOf).toISOString(), total, grids: [...grids] });
};
