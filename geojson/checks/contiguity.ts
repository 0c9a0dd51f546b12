import { facePlace } from '../kernel/face-place.ts';
import { piecesOfGrid } from '../kernel/grid-pieces.ts';
import type { Plan } from '../kernel/plan.ts';
import { type Check, type Finding, gridsToCheck } from './check.ts';

/** Grids that lie in several pieces. One finding for each piece but the first (see `piecesOfGrid`). `amount`: the number of pieces. */
export const contiguity: Check = {
  name: 'contiguity',
  about: 'grids',
  find: (input) =>
    input.plan.tiers.flatMap((_, tier) =>
      gridsToCheck(input, tier).flatMap((grid) => strayPieces(input.plan, tier, grid)),
    ),
};

function strayPieces(plan: Plan, tier: number, grid: number): Finding[] {
  const pieces = piecesOfGrid(plan, tier, grid);
  return pieces.slice(1).map((faces) => ({
    check: 'contiguity',
    tier,
    grids: [grid],
    faces,
    features: [],
    place: facePlace(plan.map, faces[0]!),
    amount: pieces.length,
  }));
}
