import { places } from '../../data/model/plan.ts';
import { dutyCensus } from '../../data/rules/duty-census.ts';
import { dutyCoverage } from '../../data/rules/duty-coverage.ts';
import { issuesOutside, spatialDefinition } from '../../data/rules/spatial-coverage.ts';
import type { CountyRecord } from '../../data/store/store.ts';
import { answer, type Handler } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import type { Services } from '../services.ts';

export const coverage: Handler<'coverage'> = async (services, { parameters }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const { county, plan, day } = scope;
  const { certificates, document } = await scope.view();
  const roster = await services.store.counties.roster(county.id);
  const { total, grids } = await services.store.issues.counts(county.id, services.now());
  const counts = { total, grids: [...grids] };
  const faults = await services.store.plans.importFaults(county.id, plan.hash);
  return answer({
    county: county.id,
    plan: plan.hash,
    illustrative: county.scheme.illustrative,
    spatial: certificates.map((one) => ({ ...one, outside: issuesOutside(one.tier, counts) })),
    definition: spatialDefinition,
    duty: roster === null ? [] : dutyCoverage(county.scheme, document.grids, roster, day),
    census:
      roster === null
        ? null
        : dutyCensus({
            scheme: county.scheme,
            grids: document.grids,
            streets: document.streets,
            places: await placesOf(services, county),
            roster,
            today: day,
          }),
    importFaults: [...faults],
  });
};

/** The ids of the points drawn on the map. */
async function placesOf({ store }: Services, { id, layers }: CountyRecord): Promise<string[]> {
  const bytes = await store.counties.layer(id, 'places', layers.places);
  if (bytes === null) return [];
  return places
    .parse(JSON.parse(new TextDecoder().decode(bytes)))
    .features.map(({ properties }) => properties.id);
}
