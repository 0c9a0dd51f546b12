import { boundGrids } from '../../data/rules/access.ts';
import { gridsUnder, maskRoster, partiesOf } from '../../data/rules/roster-access.ts';
import { answer, type Handler } from '../answer.ts';
import { noteTelephones } from '../auth/telephones.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';

/** The roster, with the telephones of those who answer for grids the reader may ring about. */
export const roster: Handler<'roster'> = async (services, { parameters }, visit) => {
  const scope = await countyScope(services, parameters.county);
  const whole = await services.store.counties.roster(parameters.county);
  if (scope === null || whole === null) return unknownCounty(parameters.county);
  const { document } = await scope.view();
  const bound = boundGrids(visit.principal, parameters.county);
  const own = partiesOf(whole, gridsUnder(bound, document.grids), scope.day);
  const everyone = visit.seesTelephones(parameters.county, []);
  const shown = whole.parties.filter(({ id, telephone }) => telephone !== null && (everyone || own.has(id)));
  const names = shown.map(({ id }) => id);
  const noted = await noteTelephones(services, visit, parameters.county, 'roster', names);
  return answer(maskRoster(whole, (party) => noted && names.includes(party)).roster);
};
