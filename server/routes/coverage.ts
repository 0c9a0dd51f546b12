import { dutyCoverage } from '../../data/rules/duty-coverage.ts';
import { answer, type Handler } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';

export const coverage: Handler<'coverage'> = async (services, { parameters }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const { county, plan, day } = scope;
  const { certificates, document } = await scope.view();
  const roster = await services.store.counties.roster(county.id);
  const faults = await services.store.plans.importFaults(county.id, plan.hash);
  return answer({
    county: county.id,
    plan: plan.hash,
    illustrative: county.scheme.illustrative,
    spatial: [...certificates],
    duty: roster === null ? [] : dutyCoverage(county.scheme, document.grids, roster, day),
    importFaults: [...faults],
  });
};
