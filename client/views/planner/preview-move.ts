import type { Plan } from '../../../geojson/kernel/plan.ts';
import { moveVertex } from '../../../geojson/operations/move-vertex.ts';
import { apply, type Refusal } from '../../../geojson/operations/operation.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import type { Touched } from './drawn-plan.ts';

export type Preview =
  | { readonly ok: true; readonly plan: Plan; readonly touched: Touched }
  | { readonly ok: false; readonly reason: Refusal; readonly place: LatticePoint };

/** The plan with a vertex moved and the grids that this touches, or why the vertex cannot go there. */
export function previewMove(plan: Plan, from: LatticePoint, to: LatticePoint): Preview {
  const proposal = moveVertex.propose(plan, { from: [...from], to: [...to] });
  if (!proposal.ok) return proposal;
  const result = apply(plan, proposal.edit);
  if (!result.ok) return result;
  const { facesBefore } = proposal.edit.change;
  const touched = plan.tiers.map(
    ({ grids }, t) =>
      new Set(
        facesBefore
          .map((face) => grids.findIndex(({ id }) => id === face.grids[t]))
          .filter((grid) => grid !== -1),
      ),
  );
  return { ok: true, plan: result.plan, touched };
}
