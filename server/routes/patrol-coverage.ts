import { patrolDefinition, patrolFigures } from '../../data/rules/patrol-coverage.ts';
import { answer, type Handler, refuse } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { patrolRecords } from '../patrol-figures.ts';
import { patrolStretches } from '../patrol-stretches.ts';

export const patrolCoverage: Handler<'patrolCoverage'> = async (services, { parameters, query }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const { county, plan, day } = scope;
  const { tier } = query;
  if (!county.scheme.tiers.some(({ id }) => id === tier))
    return refuse('not-found', `${county.id} has no tier ${tier}.`);
  const view = await scope.view();
  const { from, to, walked, last } = await patrolRecords(services, scope, query.period);
  const { grids, streets } = view.document;
  const { stretches } = patrolStretches(view);
  return answer({
    county: county.id,
    plan: plan.hash,
    tier,
    period: { id: query.period, from, to },
    definition: patrolDefinition,
    illustrative: county.scheme.illustrative,
    ...patrolFigures({ tier, today: day, grids, streets, stretches, walked, last }),
  });
};
