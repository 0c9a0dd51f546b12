import { edgeMetres } from '../../../geojson/kernel/adjacency.ts';
import { faceOfHalf, halvesOfFace } from '../../../geojson/kernel/dissolve.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';
import type { OperationInput } from '../../../geojson/operations/registry.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { type PlanAction, planAction } from './plan-action.ts';

/** Something that can be done with chosen blocks. */
export type BlockAction = PlanAction<
  Extract<OperationInput, { op: 'assign-faces' | 'merge-faces' | 'split-faces' }>
>;

/** Giving the blocks to each grid of the tier that borders on them, longest common border first; then making them one block. */
export function blockActions(plan: Plan, tier: number, faces: readonly number[]): BlockAction[] {
  const { id = '', grids = [] } = plan.tiers[tier] ?? {};
  const giving = gridsAround(plan, tier, faces).map((grid) =>
    planAction(plan, { op: 'assign-faces', faces, tier: id, grid: grids[grid]?.id ?? '' }),
  );
  if (faces.length < 2) return giving;
  return [...giving, planAction(plan, { op: 'merge-faces', faces })];
}

/** Cutting the blocks along a line. It may stick out of them. */
export function cutAction(plan: Plan, faces: readonly number[], line: readonly LatticePoint[]): BlockAction {
  const input = { op: 'split-faces', faces, line } as const;
  return line.length < 2 ? { input, refused: 'no-cut', place: null } : planAction(plan, input);
}

/** The grids that border on faces or hold some of them but not all, by the length of border in common. */
function gridsAround({ map, tiers }: Plan, tier: number, faces: readonly number[]): number[] {
  const gridOfFace = tiers[tier]?.gridOfFace;
  if (gridOfFace === undefined) return [];
  const chosen = new Set(faces);
  const holders = new Set(faces.map((face) => gridOfFace[face] ?? -1));
  const metres = new Map<number, number>();
  for (const face of chosen) {
    for (const half of halvesOfFace(map, face)) {
      const beyond = faceOfHalf(map, half ^ 1);
      if (beyond === OUTSIDE || chosen.has(beyond)) continue;
      const grid = gridOfFace[beyond] ?? -1;
      metres.set(grid, (metres.get(grid) ?? 0) + edgeMetres(map, half >> 1));
    }
  }
  return [...metres]
    .filter(([grid]) => grid !== -1 && (holders.size > 1 || !holders.has(grid)))
    .sort(([p, a], [q, b]) => b - a || p - q)
    .map(([grid]) => grid);
}
