import { expect, test } from 'vitest';
import type { Edit } from '../../../data/model/edit.ts';
import { applyEdits, type DraftedPlan, undrafted } from '../../../data/rules/apply-edit.ts';
import { changeBetween } from '../../../data/rules/change-between.ts';
import { applyChange } from '../../../geojson/kernel/change.ts';
import { insideWest, qingshan } from '../../client/planner/fixture-plan.ts';
import { bytesOf } from '../../geojson/plan-bytes.ts';

const base = undrafted(qingshan().plan);
const [x, y] = insideWest;
const move = (from: number, to: number): Edit => ({
  op: 'move-vertex',
  from: [x, y + from],
  to: [x, y + to],
});
const after = (plan: DraftedPlan, ...edits: Edit[]): DraftedPlan => {
  const applied = applyEdits(plan, edits);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.plan;
};
const first = after(base, move(0, 900));
const lock: Edit = { op: 'lock-grid', tier: 'minor', grid: 'E-02', locked: true };

test.each([
  ['an edit', base, first],
  ['its undo', first, after(first, { op: 'undo', edit: move(0, 900) as never })],
  ['an edit after another', first, after(first, move(900, 400))],
] as const)('%s leads from one plan to the next', (_, before, next) => {
  const change = changeBetween(before, next);
  const result = change && applyChange(before.now, change);
  expect(result?.ok && bytesOf(result.plan)).toBe(bytesOf(next.now));
});

test('nothing, two edits, and another log with as many are no one step', () => {
  expect(changeBetween(first, first)).toBeNull();
  expect(changeBetween(base, after(first, lock))).toBeNull();
  expect(changeBetween(first, after(base, lock, move(0, 500)))).toBeNull();
});
