import { neighbours } from '../../../geojson/kernel/adjacency.ts';
import { gridIndex } from '../../../geojson/kernel/grid-geometry.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';

/**
 * The grids that could take over a grid's faces, by id: first its neighbours, those under the same grid of the tier above before the
 * others, longest common border first; then the rest of the tier.
 */
export function heirsOf(plan: Plan, tier: number, grid: string): string[] {
  const { grids = [], gridOfFace } = plan.tiers[tier] ?? {};
  if (gridOfFace === undefined) return [];
  const index = gridIndex(plan, tier, grid);
  const beside = (neighbours(plan.map, gridOfFace, grids.length)[index] ?? []).map(({ group }) => group);
  const isSibling = (other: number) => grids[other]?.parent === grids[index]?.parent;
  const ordered = [...beside.filter(isSibling), ...beside, ...grids.keys()];
  return [...new Set(ordered)].filter((other) => other !== index).map((other) => grids[other]?.id ?? '');
}
