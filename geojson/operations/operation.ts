import { applyChange, type Change, type ChangeResult, invertChange } from '../kernel/change.ts';
import { pointAt, stretchOfFace } from '../kernel/lookup.ts';
import type { Plan } from '../kernel/plan.ts';
import type { ChangeProposal, ProposalRefusal } from '../kernel/propose-change.ts';
import type { Point } from '../kernel/redraw.ts';

/** An operation that may be carried out: its name and the change it makes. */
export interface Edit {
  readonly op: string;
  readonly change: Change;
}

/**
 * Why an operation is not available, and where the trouble is:
 * - `crossing`: borders would cross or touch; `outside`: something would leave the faces it may change
 * - `dangling`: a border would end in the middle of a face; `stale`: what the operation names is not in the plan
 * - `other-faces`: faces would appear, vanish or come to lie elsewhere; `locked`: a locked grid would change
 * - `no-vertex`: there is no vertex; `no-segment`: there is no such stretch of border; `is-node`: borders fork there
 * - `scope-border`: the scope's own border would change; `unchanged`: nothing would change
 * - `no-cut`: the line does not cut a face in two; `not-adjacent`: the faces do not hang together
 * - `unknown-grid`, `unknown-face`, `unknown-line`: there is none; `taken`: the id is in use; `has-children`: grids of
 *   another tier belong to it; `not-a-parent`: the grid is not of the parent tier
 */
export type Refusal =
  | ProposalRefusal
  | 'no-vertex'
  | 'no-segment'
  | 'is-node'
  | 'scope-border'
  | 'unchanged'
  | 'no-cut'
  | 'not-adjacent'
  | 'unknown-grid'
  | 'unknown-face'
  | 'unknown-line'
  | 'taken'
  | 'has-children'
  | 'not-a-parent';

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

/** A change proposed under an operation's name. */
export function asEdit(op: string, proposal: ChangeProposal): Proposal {
  return proposal.ok ? { ok: true, edit: { op, change: proposal.change } } : proposal;
}

/** A refusal at a grid's first face, or at the plan's first node where it has none. */
export function refuseGrid(plan: Plan, reason: Refusal, tier: number, grid: number): Proposal {
  const face = plan.tiers[tier]?.gridOfFace.indexOf(grid) ?? -1;
  return {
    ok: false,
    reason,
    place: face === -1 || grid === -1 ? pointAt(plan.map, 0) : stretchOfFace(plan.map, face)[0],
  };
}
