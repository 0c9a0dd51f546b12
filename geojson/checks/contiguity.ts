import { partsOf } from '../kernel/dissolve.ts';
import { facePlace } from '../kernel/face-place.ts';
import { facesOfGrid } from '../kernel/grid-geometry.ts';
import type { Plan } from '../kernel/plan.ts';
import type { Check, Finding } from './check.ts';

/**
 * Grids that lie in several pieces. One finding for each piece but the largest (by number of faces, then lowest face).
 * `amount`: the number of pieces.
 */
export const contiguity: Check = {
  name: 'contiguity',
  find: ({ plan, touched }) =>
    plan.tiers.flatMap((_, tier) => gridsOf(plan, tier, touched).flatMap((grid) => pieces(plan, tier, grid))),
};

function gridsOf({ tiers }: Plan, tier: number, touched: readonly number[] | null): number[] {
  const { grids, gridOfFace } = tiers[tier]!;
  if (touched === null) return [...grids.keys()];
  return [...new Set(touched.map((face) => gridOfFace[face]!))].filter((grid) => grid !== -1);
}

function pieces(plan: Plan, tier: number, grid: number): Finding[] {
  const faces = facesOfGrid(plan, tier, grid);
  const part = partsOf(plan.map, plan.tiers[tier]!.gridOfFace, faces);
  const parts = new Map<number, number[]>();
  for (const face of faces) parts.set(part[face]!, [...(parts.get(part[face]!) ?? []), face]);
  const [, ...rest] = [...parts.values()].sort((p, q) => q.length - p.length || p[0]! - q[0]!);
  return rest.map((piece) => ({
    check: 'contiguity',
    tier,
    grids: [grid],
    faces: piece,
    place: facePlace(plan.map, piece[0]!),
    amount: parts.size,
  }));
}
