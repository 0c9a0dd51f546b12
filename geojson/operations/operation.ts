import { applyChange, type Change, type ChangeResult, invertChange } from '../kernel/change.ts';
import type { Plan } from '../kernel/plan.ts';
import type { Point } from '../kernel/rework.ts';

/** An operation that may be carried out: its name and the change it makes. */
export interface Edit {
  readonly op: string;
  readonly change: Change;
}

/**
 * Why an operation is not available, and where the trouble is:
 * - `crossing`: borders would cross or touch; `outside`: something would leave the faces it may change
 * - `dangling`: a border would end in the middle of a face; `stale`: what the operation names is not in the plan
 * - `no-vertex`: there is no vertex; `scope-border`: the scope's own border would change
 * - `other-faces`: faces would appear, vanish or come to lie elsewhere; `unchanged`: nothing would change
 */
export type Refusal =
  | 'crossing'
  | 'outside'
  | 'dangling'
  | 'stale'
  | 'no-vertex'
  | 'scope-border'
  | 'other-faces'
  | 'unchanged';

export type Proposal =
  | { readonly ok: true; readonly edit: Edit }
  | { readonly ok: false; readonly reason: Refusal; readonly place: Point };

/** One verb. `propose` is pure and looks at the touched faces only, so it can be asked on every move of the pointer. */
export interface Operation<Input> {
  readonly name: string;
  readonly propose: (plan: Plan, input: Input) => Proposal;
}

/** The plan after an edit; refused when the plan has changed where the edit applies. */
export function apply(plan: Plan, edit: Edit): ChangeResult {
  return applyChange(plan, edit.change);
}

/** The edit that takes an edit back, byte for byte. */
export function invert(edit: Edit): Edit {
  return { op: edit.op, change: invertChange(edit.change) };
}
