import { applyChange, type Change, invertChange } from '../../geojson/kernel/change.ts';
import { toDegrees } from '../../geojson/kernel/lattice.ts';
import { pointAt } from '../../geojson/kernel/lookup.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import type { Point } from '../../geojson/kernel/redraw.ts';
import { type Tables, tablesOf } from '../../geojson/kernel/tables.ts';
import { apply } from '../../geojson/operations/operation.ts';
import { propose } from '../../geojson/operations/registry.ts';
import type { BoundaryEdit, Edit } from '../model/edit.ts';
import { inputOfEdit } from './edit-input.ts';
import { sameValue } from './same-value.ts';

/** A plan with the edits that were made to it and stand. */
export interface DraftedPlan {
  readonly now: Plan;
  /** In the order they were made, without those that were taken back. */
  readonly done: readonly DoneEdit[];
}

/** An edit with what it changed, by which it can be taken back. */
export interface DoneEdit {
  readonly edit: BoundaryEdit;
  readonly change: Change;
  /** The plan's tables after it. */
  readonly tables: Tables;
}

export type AppliedEdits =
  | { readonly ok: true; readonly plan: DraftedPlan }
  | {
      readonly ok: false;
      /** Which of the edits it was. */
      readonly index: number;
      /** The operation's word for why not. */
      readonly reason: string;
      /** Where, in degrees. */
      readonly place: readonly [longitude: number, latitude: number];
    };

type AppliedEdit =
  | { readonly ok: true; readonly plan: DraftedPlan }
  | { readonly ok: false; readonly reason: string; readonly place: Point };

/** A plan nothing has been done to yet. */
export function undrafted(plan: Plan): DraftedPlan {
  return { now: plan, done: [] };
}

/**
 * Applies edits as they are sent and stored, one after the other, each proposed anew on the plan it finds. The browser and the
 * server come to the same plan.
 */
export function applyEdits(plan: DraftedPlan, edits: readonly Edit[]): AppliedEdits {
  let edited = plan;
  for (const [index, edit] of edits.entries()) {
    const result = edit.op === 'undo' ? takeBack(edited, edit.edit) : carryOut(edited, edit);
    if (!result.ok) {
      const [x, y] = result.place;
      return { ok: false, index, reason: result.reason, place: [toDegrees(x), toDegrees(y)] };
    }
    edited = result.plan;
  }
  return { ok: true, plan: edited };
}

function carryOut({ now, done }: DraftedPlan, edit: BoundaryEdit): AppliedEdit {
  const found = inputOfEdit(now, edit);
  if (!found.ok) return { ok: false, reason: 'stale', place: found.place };
  const proposal = propose(now, found.input);
  if (!proposal.ok) return proposal;
  const result = apply(now, proposal.edit);
  if (!result.ok) return result;
  const { change } = proposal.edit;
  return {
    ok: true,
    plan: { now: result.plan, done: [...done, { edit, change, tables: tablesOf(result.plan) }] },
  };
}

/**
 * Takes back the last edit like this one, by the inverse of what it changed. Others may have followed it, as long as they left its
 * faces as they were, and the lists of grids and lines: so nesting holds and no lock is passed by.
 */
function takeBack({ now, done }: DraftedPlan, edit: BoundaryEdit): AppliedEdit {
  const index = done.findLastIndex((one) => sameValue(one.edit, edit));
  const last = done[index];
  if (last === undefined) return { ok: false, reason: 'stale', place: pointAt(now.map, 0) };
  const { change, tables } = last;
  if (!sameValue(tables, tablesOf(now))) {
    return { ok: false, reason: 'stale', place: change.facesAfter[0]?.at[0] ?? pointAt(now.map, 0) };
  }
  const result = applyChange(now, invertChange(change));
  return result.ok ? { ok: true, plan: { now: result.plan, done: done.toSpliced(index, 1) } } : result;
}
