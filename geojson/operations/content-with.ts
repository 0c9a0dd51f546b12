import type { Plan } from '../kernel/plan.ts';
import type { FaceContent } from '../kernel/propose-change.ts';
import type { Tables } from '../kernel/tables.ts';

/**
 * What a face holds once it belongs to a grid of a tier: the tiers above follow by parent; below, it leaves grids that
 * belong to another parent. So tiers stay nested.
 */
export function contentWith(
  plan: Plan,
  tables: Tables,
  content: FaceContent,
  tier: number,
  grid: string | null,
): FaceContent {
  const grids = [...content.grids];
  const parentOf = (t: number, id: string | null) =>
    tables.grids[t]!.find((row) => row.id === id)?.parent ?? null;
  grids[tier] = grid;
  for (let t = tier; plan.tiers[t]!.parent !== -1; t = plan.tiers[t]!.parent) {
    grids[plan.tiers[t]!.parent] = parentOf(t, grids[t]!);
  }
  for (const t of descendants(plan, tier)) {
    if (parentOf(t, grids[t]!) !== grids[plan.tiers[t]!.parent]) grids[t] = null;
  }
  return { block: content.block, grids };
}

/** The tiers below a tier, each after its parent. */
function descendants(plan: Plan, tier: number): number[] {
  const found = [tier];
  for (const above of found) {
    plan.tiers.forEach(({ parent }, t) => {
      if (parent === above) found.push(t);
    });
  }
  return found.slice(1);
}
