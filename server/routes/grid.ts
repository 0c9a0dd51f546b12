import type { Reply } from '../../data/api.ts';
import type { Grid } from '../../data/model/plan.ts';
import type { Roster } from '../../data/model/roster.ts';
import { answer, type Handler, refuse } from '../answer.ts';
import { masked, noteTelephones } from '../auth/telephones.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { fourBoundsOf, neighboursOf } from '../plan-view/surroundings.ts';
import type { PlanView } from '../plan-view.ts';

export const grid: Handler<'grid'> = async (services, { parameters }, visit) => {
  const scope = await countyScope(services, parameters.county);
  if (scope === null) return unknownCounty(parameters.county);
  const view = await scope.view();
  const grid = view.gridOf.get(parameters.grid);
  if (grid?.tier !== parameters.tier)
    return refuse('not-found', `${parameters.county} has no grid ${parameters.grid} in ${parameters.tier}.`);
  const figure = view.figureOf.get(grid.id);
  const { store, now } = services;
  const roster = await store.counties.roster(scope.county.id);
  const ancestors = ancestorsOf(view, grid);
  const held = roster === null ? [] : responsibilitiesOf(roster, grid, scope.day);
  const chain = [grid, ...ancestors].map(({ id }) => id);
  const sees = visit.seesTelephones(parameters.county, chain);
  const read = sees ? held.filter(({ telephone }) => telephone !== null).map(({ party }) => party) : [];
  const inClear = sees && (await noteTelephones(services, visit, parameters.county, `grid ${grid.id}`, read));
  return answer({
    grid,
    ancestors,
    children: [...(view.childrenOf.get(grid.id) ?? [])],
    area: figure?.area ?? null,
    lengthMetres: figure?.lengthMetres ?? null,
    perimeterMetres: figure?.perimeterMetres ?? null,
    responsibilities: inClear ? held : held.map((one) => ({ ...one, telephone: masked(one.telephone) })),
    counts: await store.issues.countsOfGrid(scope.county.id, grid.tier, grid.id, now()),
    fourBounds: fourBoundsOf(view, grid),
    neighbours: neighboursOf(view, grid),
  });
};

function ancestorsOf(view: PlanView, grid: Grid): Grid[] {
  const parent = grid.parent === null ? undefined : view.gridOf.get(grid.parent);
  return parent === undefined ? [] : [parent, ...ancestorsOf(view, parent)];
}

function responsibilitiesOf(roster: Roster, grid: Grid, day: string): Reply<'grid'>['responsibilities'] {
  const partyOf = new Map(roster.parties.map((party) => [party.id, party]));
  return roster.assignments.flatMap(({ subject, role, party, from, to }) => {
    const found = partyOf.get(party);
    const holds = from <= day && (to === undefined || day <= to);
    if (subject.kind !== 'grid' || subject.id !== grid.id || !holds || found === undefined) return [];
    return [{ role, party, name: found.name, telephone: found.telephone, from }];
  });
}
