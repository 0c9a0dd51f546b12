import type { PlanInput } from './plan-input.ts';

/** Why a plan cannot be made of its input. The geometry is never a reason: its faults are listed instead. */
export type PlanRefusal =
  | 'no-blocks'
  | 'duplicate-tier'
  | 'duplicate-grid'
  | 'duplicate-block'
  | 'unknown-tier'
  | 'unknown-parent-tier'
  | 'cyclic-tiers'
  | 'unknown-parent-grid'
  | 'unknown-grid'
  | 'parent-mismatch';

/** The first thing wrong with the input and the id of the tier, grid or block where it is; null if nothing is. */
export function refuse(input: PlanInput): { reason: PlanRefusal; at: string } | null {
  return refuseTiers(input) ?? refuseGrids(input) ?? refuseBlocks(input);
}

function refuseTiers({ tiers }: PlanInput): { reason: PlanRefusal; at: string } | null {
  const parentOf = new Map(tiers.map((tier) => [tier.id, tier.parent]));
  const twice = firstRepeated(tiers.map((tier) => tier.id));
  if (twice !== null) return { reason: 'duplicate-tier', at: twice };
  for (const { id, parent } of tiers) {
    if (parent !== null && !parentOf.has(parent)) return { reason: 'unknown-parent-tier', at: id };
    let above: string | null = id;
    for (let steps = 0; above !== null; steps++) {
      if (steps > tiers.length) return { reason: 'cyclic-tiers', at: id };
      above = parentOf.get(above) ?? null;
    }
  }
  return null;
}

function refuseGrids({ tiers, grids }: PlanInput): { reason: PlanRefusal; at: string } | null {
  const parentTier = new Map(tiers.map((tier) => [tier.id, tier.parent]));
  const keys = new Set(grids.map((grid) => key(grid.tier, grid.id)));
  const twice = firstRepeated(grids.map((grid) => key(grid.tier, grid.id)));
  if (twice !== null)
    return { reason: 'duplicate-grid', at: grids.find((g) => key(g.tier, g.id) === twice)!.id };
  for (const { id, tier, parent } of grids) {
    const above = parentTier.get(tier);
    if (above === undefined) return { reason: 'unknown-tier', at: id };
    if (above !== null && parent !== null && !keys.has(key(above, parent))) {
      return { reason: 'unknown-parent-grid', at: id };
    }
  }
  return null;
}

function refuseBlocks({ tiers, grids, blocks }: PlanInput): { reason: PlanRefusal; at: string } | null {
  const gridAt = new Map(grids.map((grid) => [key(grid.tier, grid.id), grid]));
  const twice = firstRepeated(blocks.map((block) => block.id));
  if (twice !== null) return { reason: 'duplicate-block', at: twice };
  if (blocks.length === 0) return { reason: 'no-blocks', at: '' };
  for (const block of blocks) {
    for (const { id, parent } of tiers) {
      const named = block.grids[id];
      if (named === undefined) continue;
      const grid = gridAt.get(key(id, named));
      if (grid === undefined) return { reason: 'unknown-grid', at: block.id };
      const above = parent === null ? undefined : block.grids[parent];
      if (above !== undefined && grid.parent !== null && grid.parent !== above) {
        return { reason: 'parent-mismatch', at: block.id };
      }
    }
  }
  return null;
}

function key(tier: string, grid: string): string {
  return `${tier}\n${grid}`;
}

function firstRepeated(values: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return null;
}
