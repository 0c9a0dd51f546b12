import type { Plan } from './plan.ts';
import { OUTSIDE } from './planar-map.ts';

/** The grid of a tier on one side of an edge, −1 for none or outside. */
export function groupOfSide(plan: Plan, tier: number, edge: number, side: 'left' | 'right'): number {
  const face = (side === 'left' ? plan.map.edgeLeft : plan.map.edgeRight)[edge]!;
  return face === OUTSIDE ? -1 : plan.tiers[tier]!.gridOfFace[face]!;
}

/** Does an edge also divide grids of an ancestor of a tier, both sides being in one? */
export function higherTierDiffers(plan: Plan, tier: number, edge: number): boolean {
  for (let above = plan.tiers[tier]!.parent; above !== -1; above = plan.tiers[above]!.parent) {
    const left = groupOfSide(plan, above, edge, 'left');
    const right = groupOfSide(plan, above, edge, 'right');
    if (left !== -1 && right !== -1 && left !== right) return true;
  }
  return false;
}
