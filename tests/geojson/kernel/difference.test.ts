import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificate } from '../../../geojson/kernel/certificate.ts';
import { difference } from '../../../geojson/kernel/difference.ts';
import { pointAt } from '../../../geojson/kernel/lookup.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { assignFaces } from '../../../geojson/operations/assign-faces.ts';
import { moveVertex } from '../../../geojson/operations/move-vertex.ts';
import { apply, type Proposal } from '../../../geojson/operations/operation.ts';
import { planOf, recipe } from '../random-plan.ts';

const done = (plan: Plan, proposal: Proposal): Plan => {
  const result = proposal.ok ? apply(plan, proposal.edit) : null;
  return result?.ok ? result.plan : plan;
};
const coveredBy = (plan: Plan) => BigInt(certificate(plan, 1, []).covered.twiceLattice);

describe('the difference of two plans', () => {
  it('is nothing between a plan and itself, and null for a tier they lack', () => {
    const plan = planOf({ cuts: [[100, 2200]], islands: [], deal: [0, 1] });
    expect(difference(plan, plan, 'minor')).toEqual({
      tier: 'minor',
      transfers: [],
      createdGrids: [],
      dissolvedGrids: [],
      addedBorders: [],
      droppedBorders: [],
    });
    expect(difference(plan, plan, 'none')).toBeNull();
  });

  it('says what ground goes from whom to whom', () => {
    const plan = planOf({ cuts: [[500, 2500]], islands: [], deal: [0, 1] });
    const after = done(plan, assignFaces.propose(plan, { faces: [0], tier: 'minor', grid: 'm2' }));
    const { transfers, addedBorders, droppedBorders } = difference(plan, after, 'minor')!;
    expect(transfers.map(({ from, to, twiceLattice }) => [from, to, twiceLattice])).toEqual([
      ['m0', 'm2', '1000000'],
    ]);
    expect([addedBorders, droppedBorders]).toEqual([[], []]);
  });

  it('balances: what grids gain from none, less what they lose to none, is what is covered more', () => {
    const number = fc.integer({ min: 0, max: 9999 });
    fc.assert(
      fc.property(recipe, fc.array(fc.tuple(number, number, number), { maxLength: 6 }), (chosen, steps) => {
        const plan = planOf(chosen);
        let after = plan;
        for (const [which, dx, dy] of steps) {
          const face = which % after.map.faceCount;
          const from = pointAt(after.map, which % after.map.pointX.length);
          const to = [from[0] + (dx % 60) - 30, from[1] + (dy % 60) - 30] as const;
          after = done(after, moveVertex.propose(after, { from, to }));
          after = done(
            after,
            assignFaces.propose(after, { faces: [face], tier: 'minor', grid: dx % 3 ? `m${dx % 4}` : null }),
          );
        }
        const { transfers } = difference(plan, after, 'minor')!;
        let gain = 0n;
        for (const { from, to, twiceLattice } of transfers) {
          if (from === null) gain += BigInt(twiceLattice);
          if (to === null) gain -= BigInt(twiceLattice);
        }
        // Exact where nothing is snapped; a crossing of old and new borders moves a corner by half a unit.
        const off = Number(gain - (coveredBy(after) - coveredBy(plan)));
        expect(Math.abs(off)).toBeLessThan(4000 * steps.length + 1);
      }),
      { numRuns: 60 },
    );
  });
});
