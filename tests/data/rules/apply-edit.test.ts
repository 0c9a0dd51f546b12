import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoundaryEdit, type Edit, edit } from '../../../data/model/edit.ts';
import { applyEdits, type DraftedPlan, undrafted } from '../../../data/rules/apply-edit.ts';
import { editOfInput } from '../../../data/rules/edit-input.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { apply } from '../../../geojson/operations/operation.ts';
import { type OperationInput, propose } from '../../../geojson/operations/registry.ts';
import { bytesOf } from '../../geojson/plan-bytes.ts';
import { inputOf, operationNames, sequence } from '../../geojson/random-edits.ts';
import { planOf } from '../../geojson/random-plan.ts';

/** As it comes back from the database or the other side. */
const sent = (one: Edit): Edit => edit.parse(JSON.parse(JSON.stringify(one)));
const undo = (one: BoundaryEdit): Edit => ({ op: 'undo', edit: one });

const done = (draft: DraftedPlan, ...edits: Edit[]): DraftedPlan => {
  const applied = applyEdits(draft, edits.map(sent));
  if (!applied.ok) throw new Error(`${applied.index}: ${applied.reason}`);
  return applied.plan;
};

describe('edits as they are stored', () => {
  it('of every operation do what the operation does, and undo takes each back, byte for byte', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(sequence, ([chosen, steps]) => {
        const base = planOf(chosen);
        let plan = base;
        let draft = undrafted(base);
        for (const [name, step] of steps) {
          const input = inputOf(plan, name, step);
          const proposal = propose(plan, input);
          if (!proposal.ok) continue;
          const after = apply(plan, proposal.edit);
          if (!after.ok) throw new Error(after.reason);
          draft = done(draft, editOfInput(plan, input));
          expect(bytesOf(draft.now)).toBe(bytesOf(after.plan));
          plan = after.plan;
          seen.add(name);
        }
        for (const one of draft.done.toReversed()) draft = done(draft, undo(one.edit));
        expect(bytesOf(draft.now)).toBe(bytesOf(base));
        expect(draft.done).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect([...seen].sort()).toEqual([...operationNames].sort());
  });

  /** Three strips, m0 to m2, cut by streets at 300 and 600. */
  const base = planOf({
    cuts: [
      [300, 2700],
      [600, 2400],
    ],
    islands: [],
    deal: [0, 1, 2],
  });
  const drafted = undrafted(base);
  const on = (plan: Plan, input: OperationInput): BoundaryEdit => editOfInput(plan, input);
  const assign = (face: number, grid: string | null) =>
    on(base, { op: 'assign-faces', faces: [face], tier: 'minor', grid });
  const minors = ({ now }: DraftedPlan) => [...now.tiers[1]!.gridOfFace];
  const refusal = (draft: DraftedPlan, one: Edit) => {
    const applied = applyEdits(draft, [sent(one)]);
    return applied.ok ? null : applied.reason;
  };

  it('mean the same faces in a plan that was cut elsewhere', () => {
    const cut = on(base, {
      op: 'split-faces',
      faces: [0],
      line: [
        [-10, 500],
        [310, 500],
      ],
    });
    const after = done(drafted, cut);
    expect(after.now.map.faceCount).toBe(4);
    const both = done(after, assign(2, 'm1'));
    expect(minors(both).sort()).toEqual([0, 0, 1, 1]);
    expect(minors(done(drafted, assign(2, 'm1')))).toEqual([0, 1, 1]);
  });

  it('are refused where a face they name is gone', () => {
    const merged = done(drafted, on(base, { op: 'merge-faces', faces: [0, 1] }));
    expect(refusal(merged, on(base, { op: 'merge-faces', faces: [1, 2] }))).toBe('stale');
    const applied = applyEdits(merged, [on(base, { op: 'name-edges', edges: [1, 2, 3], line: null })]);
    expect(applied).toMatchObject({ ok: false, reason: 'stale', index: 0 });
  });

  it('can be taken back after others elsewhere, not after others at the same faces', () => {
    const mine = assign(0, 'm2');
    const theirs = assign(2, 'm0');
    const both = done(drafted, mine, theirs);
    expect(minors(done(both, undo(mine)))).toEqual([0, 1, 0]);
    expect(done(both, undo(mine)).done.map((one) => one.edit)).toEqual([theirs]);
    const over = done(drafted, mine, assign(0, 'm1'));
    expect(refusal(over, undo(mine))).toBe('stale');
    expect(refusal(drafted, undo(mine))).toBe('stale');
  });

  it('cannot be taken back once the lists of grids have changed: a lock would be passed by', () => {
    const mine = assign(0, 'm2');
    const lock = on(base, { op: 'lock-grid', tier: 'minor', grid: 'm2', locked: true });
    const locked = done(drafted, mine, lock);
    expect(refusal(locked, undo(mine))).toBe('stale');
    expect(minors(done(locked, undo(lock), undo(mine)))).toEqual([0, 1, 2]);
  });

  it('the same edit made twice is taken back one by one', () => {
    const there = assign(0, 'm2');
    const twice = done(drafted, there, assign(0, 'm0'), there);
    const once = done(twice, undo(there));
    expect(minors(once)).toEqual([0, 1, 2]);
    expect(once.done).toHaveLength(2);
  });

  it('are bounded', () => {
    const far = { op: 'remove-vertex', at: [1_800_000_001, 0] };
    const undone = { op: 'undo', edit: { op: 'undo', edit: assign(0, 'm2') } };
    const empty = { ...assign(0, 'm2'), faces: [] };
    for (const bad of [far, undone, empty, { op: 'other' }]) expect(edit.safeParse(bad).success).toBe(false);
  });
});
