import type { Grid } from '../model/plan.ts';
import type { Roster } from '../model/roster.ts';
import { maskTelephone } from './mask.ts';

/** The bound grids and every grid under them. */
export function gridsUnder(bound: readonly string[], grids: readonly Grid[]): ReadonlySet<string> {
  const parentOf = new Map(grids.map((grid) => [grid.id, grid.parent]));
  const isUnder = (id: string | null | undefined): boolean =>
    id !== null && id !== undefined && (bound.includes(id) || isUnder(parentOf.get(id)));
  return new Set(grids.filter((grid) => isUnder(grid.id)).map((grid) => grid.id));
}

/** The parties that answer for one of the grids on a local calendar day. */
export function partiesOf(roster: Roster, grids: ReadonlySet<string>, today: string): ReadonlySet<string> {
  const held = roster.assignments.filter(
    ({ subject, from, to }) =>
      subject.kind === 'grid' && grids.has(subject.id) && from <= today && (to === undefined || to >= today),
  );
  return new Set(held.map((assignment) => assignment.party));
}

/** The roster with every telephone masked but those of the parties `shown`, and how many stayed in clear. */
export function maskRoster(
  roster: Roster,
  shown: (party: string) => boolean,
): { readonly roster: Roster; readonly inClear: number } {
  let inClear = 0;
  const parties = roster.parties.map((party) => {
    if (party.telephone === null) return party;
    if (!shown(party.id)) return { ...party, telephone: maskTelephone(party.telephone) };
    inClear += 1;
    return party;
  });
  return { roster: { ...roster, parties }, inClear };
}
