import { areaOf } from '../../../geojson/kernel/certificate.ts';
import type { FaceRecord } from '../../../geojson/kernel/change.ts';
import { faceLeftOf } from '../../../geojson/kernel/lookup.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { moveVertex } from '../../../geojson/operations/move-vertex.ts';
import { apply, type Refusal } from '../../../geojson/operations/operation.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import type { AreaDelta, Touched } from './drawn-plan.ts';

export type Preview =
  | { readonly ok: true; readonly plan: Plan; readonly touched: Touched }
  | { readonly ok: false; readonly reason: Refusal; readonly place: LatticePoint };

/** The plan with a vertex moved and the grids that this touches, or why the vertex cannot go there. */
export function previewMove(plan: Plan, from: LatticePoint, to: LatticePoint): Preview {
  const proposal = moveVertex.propose(plan, { from: [...from], to: [...to] });
  if (!proposal.ok) return proposal;
  const result = apply(plan, proposal.edit);
  if (!result.ok) return result;
  const { facesBefore, facesAfter } = proposal.edit.change;
  const touched = plan.tiers.map(() => new Map<number, AreaDelta>());
  addAreas(touched, plan, facesBefore, -1);
  addAreas(touched, result.plan, facesAfter, 1);
  return { ok: true, plan: result.plan, touched };
}

/** Adds the areas of faces, or takes them away, to the grids that hold them. */
function addAreas(
  touched: readonly Map<number, AreaDelta>[],
  plan: Plan,
  faces: readonly FaceRecord[],
  sign: 1 | -1,
): void {
  for (const { at } of faces) {
    const face = faceLeftOf(plan.map, at);
    const { squareMetres, twiceLattice } = areaOf(plan.map, [face]);
    plan.tiers.forEach(({ gridOfFace }, tier) => {
      const grid = gridOfFace[face] ?? -1;
      if (grid === -1) return;
      const before = touched[tier]?.get(grid) ?? { squareMetres: 0, twiceLattice: 0n };
      touched[tier]?.set(grid, {
        squareMetres: before.squareMetres + sign * squareMetres,
        twiceLattice: before.twiceLattice + BigInt(sign) * BigInt(twiceLattice),
      });
    });
  }
}
