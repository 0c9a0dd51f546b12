import type { Grant } from '../data/model/account.ts';
import type { Store } from '../data/store/store.ts';
import { refuse } from './answer.ts';

/** The units of a county's roster, by their ids. */
export async function unitsOf({ counties }: Store, county: string): Promise<ReadonlySet<string>> {
  const roster = await counties.roster(county);
  return new Set(roster?.parties.flatMap(({ id, kind }) => (kind === 'unit' ? [id] : [])));
}

/** Refuses grants that name a unit no roster has: nobody would be of it but whoever is named the same way by mistake. */
export async function refuseUnknownUnits(store: Store, grants: readonly Grant[]) {
  for (const { county, unit } of grants)
    if (unit !== undefined && !(await unitsOf(store, county)).has(unit))
      return refuse('invalid-request', `The roster of ${county} has no unit ${unit}.`);
  return null;
}
