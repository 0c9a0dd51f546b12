import { policy, reachOf } from '../../data/rules/access.ts';
import { answer, type Handler } from '../answer.ts';
import { countySummary } from './county.ts';

export const counties: Handler<'counties'> = async ({ store }, _request, { principal }) => {
  const seen = (await store.counties.list()).filter(
    ({ id }) => reachOf(policy.county, principal, id) === 'yes',
  );
  return answer(seen.map(countySummary));
};
