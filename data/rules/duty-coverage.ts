import type { DutyCoverage, DutyNeed } from '../model/coverage.ts';
import { dutyNeeds } from '../model/coverage.ts';
import type { Grid } from '../model/plan.ts';
import type { Roster } from '../model/roster.ts';
import type { Scheme } from '../model/scheme.ts';

/**
 * Duty coverage: which grids of each duty tier lack a leader, a lead unit or a contact that can be reached
 * (one with a telephone). Source: domain.md §1, "full coverage", 4.
 * @param today local calendar day (YYYY-MM-DD); only assignments in force on it count
 */
export function dutyCoverage(
  scheme: Scheme,
  grids: readonly Grid[],
  roster: Roster,
  today: string,
): DutyCoverage[] {
  const met = needsMet(scheme, roster, today);
  return scheme.tiers
    .filter((tier) => tier.duty)
    .map((tier) => {
      const ofTier = grids.filter((grid) => grid.tier === tier.id);
      const lacking = ofTier.flatMap((grid) => {
        const lacks = dutyNeeds.filter((need) => !met.get(grid.id)?.has(need));
        return lacks.length > 0 ? [{ grid: grid.id, label: grid.label, lacks }] : [];
      });
      return { tier: tier.id, grids: ofTier.length, complete: ofTier.length - lacking.length, lacking };
    });
}

function needsMet(scheme: Scheme, roster: Roster, today: string): ReadonlyMap<string, ReadonlySet<DutyNeed>> {
  const functionOf = new Map(scheme.roles.map((role) => [role.id, role.function]));
  const partyOf = new Map(roster.parties.map((party) => [party.id, party]));
  const met = new Map<string, Set<DutyNeed>>();
  for (const { subject, role, party, from, to } of roster.assignments) {
    if (subject.kind !== 'grid' || from > today || (to !== undefined && to < today)) continue;
    const need = dutyNeeds.find((one) => one === functionOf.get(role));
    if (need === undefined || (need === 'contact' && !partyOf.get(party)?.telephone)) continue;
    const needs = met.get(subject.id) ?? new Set<DutyNeed>();
    met.set(subject.id, needs.add(need));
  }
  return met;
}
