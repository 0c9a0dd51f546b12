import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

export const roster: Handler<'roster'> = async ({ store }, { parameters }) => {
  const found = await store.counties.roster(parameters.county);
  return found === null ? unknownCounty(parameters.county) : answer(found);
};
