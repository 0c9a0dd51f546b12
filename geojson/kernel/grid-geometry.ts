import type { Plan } from './plan.ts';
import { type AreaGeometry, facesGeometry, groupGeometries } from './polygons.ts';

/** The geometry of every grid of a tier, in the tier's order, in one pass; null for a grid without faces. */
export function gridGeometries(plan: Plan, tier: number): (AreaGeometry | null)[] {
  const { grids, gridOfFace } = plan.tiers[tier]!;
  return groupGeometries(plan.map, gridOfFace, grids.length);
}

/** The geometry of one grid, or null if it has no faces. */
export function gridGeometry(plan: Plan, tier: number, grid: number): AreaGeometry | null {
  return facesGeometry(plan.map, facesOfGrid(plan, tier, grid));
}

/** The faces of one grid, ascending. */
export function facesOfGrid(plan: Plan, tier: number, grid: number): number[] {
  const faces: number[] = [];
  plan.tiers[tier]!.gridOfFace.forEach((owner, face) => {
    if (owner === grid) faces.push(face);
  });
  return faces;
}

/** The index of a tier by id, or −1. */
export function tierIndex(plan: Plan, id: string): number {
  return plan.tiers.findIndex((tier) => tier.id === id);
}

/** The index of a grid in its tier by id, or −1. */
export function gridIndex(plan: Plan, tier: number, id: string): number {
  return plan.tiers[tier]?.grids.findIndex((grid) => grid.id === id) ?? -1;
}
