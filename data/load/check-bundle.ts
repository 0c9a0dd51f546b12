import type { CategorySet } from '../model/issue.ts';
import type { CountyBundle } from './bundle.ts';

/**
 * What the schemas cannot see: that everything a bundle names is there. One sentence a fault, with the file it is in
 * for a county of folders; empty when all is well.
 */
export function bundleFaults(bundle: CountyBundle, categories: CategorySet): string[] {
  return [
    ...gridFaults(bundle),
    ...placedFaults(bundle),
    ...rosterFaults(bundle),
    ...issueFaults(bundle, categories),
  ];
}

function gridFaults({ scheme, plan }: CountyBundle): string[] {
  const tiers = new Map(scheme.tiers.map((tier) => [tier.id, tier]));
  const ids = new Map(plan.grids.map((grid) => [grid.id, grid]));
  const faults = scheme.tiers
    .filter((tier) => tier.parent !== null && !tiers.has(tier.parent))
    .map((tier) => `scheme: tier ${tier.id} has the parent ${tier.parent}, which is no tier`);
  if (!tiers.has(scheme.openingTier)) faults.push(`scheme: openingTier ${scheme.openingTier} is no tier`);
  const seen = new Set<string>();
  for (const { id, tier, parent } of plan.grids) {
    if (seen.has(id)) faults.push(`grids: ${id} is there twice; a grid's id is unique in its county`);
    seen.add(id);
    const ofTier = tiers.get(tier);
    if (ofTier === undefined) faults.push(`grids: ${id} is of tier ${tier}, which the scheme does not have`);
    else if (parent !== null && ids.get(parent)?.tier !== ofTier.parent)
      faults.push(`grids: ${id} has the parent ${parent}, which is no grid of tier ${ofTier.parent}`);
  }
  return faults;
}

function placedFaults({ scheme, plan }: CountyBundle): string[] {
  const tierOf = new Map(plan.grids.map((grid) => [grid.id, grid.tier]));
  const kindOf = new Map(scheme.tiers.map((tier) => [tier.id, tier.kind]));
  return plan.placed.features.flatMap(({ properties: { grid, tier } }) => {
    if (tierOf.get(grid) !== tier) return [`placed: ${grid} is no grid of tier ${tier}`];
    const kind = kindOf.get(tier);
    return kind === 'street' || kind === 'site'
      ? []
      : [`placed: ${grid} is of tier ${tier}, which is ${kind}`];
  });
}

function rosterFaults({ scheme, roster, plan }: CountyBundle): string[] {
  const parties = new Set(roster.parties.map((party) => party.id));
  const roles = new Set(scheme.roles.map((role) => role.id));
  const grids = new Set(plan.grids.map((grid) => grid.id));
  return roster.assignments.flatMap(({ subject, role, party }) => [
    ...(parties.has(party) ? [] : [`roster: party ${party} of ${subject.id} is not listed`]),
    ...(roles.has(role) ? [] : [`roster: role ${role} of ${subject.id} is not in the scheme`]),
    ...(subject.kind === 'grid' && !grids.has(subject.id) ? [`roster: there is no grid ${subject.id}`] : []),
  ]);
}

function issueFaults({ issues }: CountyBundle, { categories }: CategorySet): string[] {
  const known = new Set(categories.map((category) => category.id));
  const seen = new Set<string>();
  return issues.flatMap(({ number, category }) => {
    const twice = seen.has(number);
    seen.add(number);
    return [
      ...(twice ? [`issues: number ${number} is there twice`] : []),
      ...(known.has(category)
        ? []
        : [`issues: ${number} has the category ${category}, which is not in the set`]),
    ];
  });
}
