import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { importJobOf } from '../import-replies.ts';

/** The imports of a county, latest first. */
export const imports: Handler<'imports'> = async (services, { parameters }) => {
  const { county } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  const records = await services.store.imports.list(county);
  return answer(records.map((record) => importJobOf(services, record)));
};
