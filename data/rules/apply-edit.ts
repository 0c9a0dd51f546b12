import { toDegrees } from '../../geojson/kernel/lattice.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import { apply } from '../../geojson/operations/operation.ts';
import { propose } from '../../geojson/operations/registry.ts';
import type { Edit } from '../model/edit.ts';

export type AppliedEdits =
  | { readonly ok: true; readonly plan: Plan }
  | {
      readonly ok: false;
      /** Which of the edits it was. */
      readonly index: number;
      /** The operation's word for why not. */
      readonly reason: string;
      /** Where, in degrees. */
      readonly place: readonly [longitude: number, latitude: number];
    };

/**
 * Applies edits as they are sent and stored, one after the other, each proposed anew on the plan it finds. The browser and the
 * server come to the same plan.
 */
export function applyEdits(plan: Plan, edits: readonly Edit[]): AppliedEdits {
  let edited = plan;
  for (const [index, edit] of edits.entries()) {
    const proposal = propose(edited, edit);
    const result = proposal.ok ? apply(edited, proposal.edit) : proposal;
    if (!result.ok) {
      const [x, y] = result.place;
      return { ok: false, index, reason: result.reason, place: [toDegrees(x), toDegrees(y)] };
    }
    edited = result.plan;
  }
  return { ok: true, plan: edited };
}
