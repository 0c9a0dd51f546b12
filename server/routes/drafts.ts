import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

export const drafts: Handler<'drafts'> = async ({ store }, { parameters }) => {
  if ((await store.counties.get(parameters.county)) === null) return unknownCounty(parameters.county);
  return answer([...(await store.drafts.list(parameters.county))]);
};
