import { type Change, invertChange } from '../../geojson/kernel/change.ts';
import type { DraftedPlan } from './apply-edit.ts';

/**
 * The one change that leads from a drafted plan to another: an edit more, or one taken back. Null where the one does not come of the
 * other in one step, as after a rebase.
 */
export function changeBetween({ done: before }: DraftedPlan, { done: after }: DraftedPlan): Change | null {
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  if (longer.length !== shorter.length + 1) return null;
  const index = longer.findIndex((one, i) => one !== shorter[i]);
  if (longer.slice(index + 1).some((one, i) => one !== shorter[index + i])) return null;
  const change = longer[index]?.change ?? null;
  return change !== null && longer === before ? invertChange(change) : change;
}
