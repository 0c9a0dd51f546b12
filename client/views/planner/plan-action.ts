import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { Refusal } from '../../../geojson/operations/operation.ts';
import { type OperationInput, propose } from '../../../geojson/operations/registry.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';

/** Something that can be done to a plan. It stays in sight when it is refused, with the reason and the place. */
export interface PlanAction<I extends OperationInput = OperationInput> {
  readonly input: I;
  /** Why not; null where it can be done. */
  readonly refused: Refusal | null;
  /** Where the trouble is; null where there is none, or no place for it. */
  readonly place: LatticePoint | null;
}

/** Asks the kernel whether an operation may be carried out. */
export function planAction<I extends OperationInput>(plan: Plan, input: I): PlanAction<I> {
  const proposal = propose(plan, input);
  return proposal.ok
    ? { input, refused: null, place: null }
    : { input, refused: proposal.reason, place: proposal.place };
}
