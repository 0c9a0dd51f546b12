import type { Reply } from '../../data/api.ts';
import type { CountyRecord } from '../../data/store/store.ts';
import { answer, type Handler } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';

export const countySummary = ({ id, origin, scheme }: CountyRecord): Reply<'counties'>[number] => ({
  id,
  name: scheme.name,
  province: scheme.province,
  illustrative: scheme.illustrative,
  origin,
  seat: scheme.seat,
});

export const county: Handler<'county'> = async (services, { parameters }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const { county, plan } = scope;
  return answer({
    ...countySummary(county),
    scheme: county.scheme,
    plan: {
      hash: plan.hash,
      effectiveFrom: plan.effectiveFrom,
      bounds: [...plan.bounds],
      tiers: plan.tiers.map((tier) => ({ ...tier })),
    },
    layers: { ...county.layers },
    issues: await services.store.issues.count(county.id),
    calendarYears: [...services.calendarOf(county.scheme).years],
  });
};
