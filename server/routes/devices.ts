import { answer, type Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

export const devices: Handler<'devices'> = async ({ store }, { parameters }) => {
  if ((await store.counties.get(parameters.county)) === null) return unknownCounty(parameters.county);
  return answer([...(await store.devices.list(parameters.county))]);
};
