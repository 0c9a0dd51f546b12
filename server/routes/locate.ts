import { toLattice } from '../../geojson/kernel/lattice.ts';
import { answer, type Handler } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';

export const locate: Handler<'locate'> = async (services, { parameters, query }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const view = await scope.view();
  const { grids, placement } = view.attribute(toLattice(query.longitude), toLattice(query.latitude));
  return answer({
    place: [query.longitude, query.latitude],
    onBorder: placement === 'border',
    tiers: view.scheme.tiers.map(({ id }) => ({ tier: id, grid: view.gridOf.get(grids[id] ?? '') ?? null })),
  });
};
