import { createPlan, type PlanResult } from '../../geojson/kernel/plan.ts';
import type { PlanInput } from '../../geojson/kernel/plan-input.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Scheme, Tier } from '../model/scheme.ts';

/**
 * Builds the kernel's plan of a plan document. The same document gives the same map in the browser and on the server.
 * Street and site tiers are not part of it: their grids have a geometry of their own (`document.placed`).
 */
export function planOfDocument(scheme: Scheme, document: PlanDocument): PlanResult {
  return createPlan(planInput(scheme, document));
}

/**
 * The tiers whose grids are sets of faces: area tiers, and organisation tiers above one (an organisation is the union of
 * its descendants).
 */
export function faceTiers({ tiers }: Scheme): Tier[] {
  const above = new Set<string>();
  for (let tier of tiers.filter((one) => one.kind === 'area')) {
    while (!above.has(tier.id)) {
      above.add(tier.id);
      tier = tiers.find((one) => one.id === tier.parent) ?? tier;
    }
  }
  return tiers.filter((tier) => above.has(tier.id) && (tier.kind === 'area' || tier.kind === 'organisation'));
}

function planInput(scheme: Scheme, { grids, blocks, streets }: PlanDocument): PlanInput {
  const tiers = faceTiers(scheme);
  const included = new Set(tiers.map((tier) => tier.id));
  return {
    tiers: tiers.map(({ id, parent }) => ({
      id,
      parent: parent !== null && included.has(parent) ? parent : null,
    })),
    grids: grids.filter((grid) => included.has(grid.tier)),
    blocks: blocks.features.map(({ properties, geometry }) => ({
      id: properties.id,
      grids: properties.grids,
      coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    })),
    lines: streets.features.map(({ properties, geometry }) => ({
      id: properties.id,
      name: properties.name,
      dividing: properties.dividing ?? null,
      coordinates: geometry.coordinates,
    })),
  };
}
