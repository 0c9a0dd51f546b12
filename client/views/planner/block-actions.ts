import { edgeMetres } from '../../../geojson/kernel/adjacency.ts';
import { faceOfHalf, halvesOfFace } from '../../../geojson/kernel/dissolve.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';
import { assignFaces } from '../../../geojson/operations/assign-faces.ts';
import { mergeFaces } from '../../../geojson/operations/merge-faces.ts';
import type { Proposal, Refusal } from '../../../geojson/operations/operation.ts';
import type { OperationInput } from '../../../geojson/operations/registry.ts';
import { splitFaces } from '../../../geojson/operations/split-faces.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';

/** Something that can be done with chosen blocks. It stays in sight when it is refused, with the reason. */
export interface BlockAction {
  readonly input: Extract<OperationInput, { op: 'assign-faces' | 'merge-faces' | 'split-faces' }>;
  /** Why not; null where it can be done. */
  readonly refused: Refusal | null;
}

/** Giving the blocks to each grid of the tier that borders on them, longest common border first; then making them one block. */
export function blockActions(plan: Plan, tier: number, faces: readonly number[]): BlockAction[] {
  const { id = '', grids = [] } = plan.tiers[tier] ?? {};
  const giving = gridsAround(plan, tier, faces).map((grid): BlockAction => {
    const input = { op: 'assign-faces', faces, tier: id, grid: grids[grid]?.id ?? '' } as const;
    return { input, refused: reasonOf(assignFaces.propose(plan, input)) };
  });
  if (faces.length < 2) return giving;
  const input = { op: 'merge-faces', faces } as const;
  return [...giving, { input, refused: reasonOf(mergeFaces.propose(plan, input)) }];
}

/** Cutting the blocks along a line. It may stick out of them. */
export function cutAction(plan: Plan, faces: readonly number[], line: readonly LatticePoint[]): BlockAction {
  const input = { op: 'split-faces', faces, line } as const;
  return { input, refused: line.length < 2 ? 'no-cut' : reasonOf(splitFaces.propose(plan, input)) };
}

const reasonOf = (proposal: Proposal): Refusal | null => (proposal.ok ? null : proposal.reason);

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
