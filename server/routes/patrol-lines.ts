import { patrolLines as linesOf } from '../../data/rules/patrol-coverage.ts';
import { answer, type Handler } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { patrolRecords } from '../patrol-figures.ts';
import { patrolStretches } from '../patrol-stretches.ts';

export const patrolLines: Handler<'patrolLines'> = async (services, { parameters, query }) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const view = await scope.view();
  const { walked, last } = await patrolRecords(services, scope, query.period);
  const { illustrative } = view.document.streets;
  return answer({
    type: 'FeatureCollection',
    ...(illustrative === undefined ? {} : { illustrative }),
    features: linesOf(patrolStretches(view).stretches, walked, last).map(({ properties, line }) => ({
      type: 'Feature' as const,
      properties,
      geometry: { type: 'LineString' as const, coordinates: line.map((place) => [...place]) },
    })),
  });
};
