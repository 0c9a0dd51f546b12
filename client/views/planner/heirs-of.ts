import { neighbours } from '../../../geojson/kernel/adjacency.ts';
import { gridIndex } from '../../../geojson/kernel/grid-geometry.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';

/** The grids that could take over a grid's faces, by id: its neighbours, longest common border first, then the rest of the tier. */
export function heirsOf(plan: Plan, tier: number, grid: string): string[] {
  const { grids = [], gridOfFace } = plan.tiers[tier] ?? {};
  if (gridOfFace === undefined) return [];
  const beside = neighbours(plan.map, gridOfFace, grids.length)[gridIndex(plan, tier, grid)] ?? [];
  const ordered = [...beside.map(({ group }) => grids[group]?.id ?? ''), ...grids.map(({ id }) => id)];
  return [...new Set(ordered)].filter((id) => id !== grid);
}
