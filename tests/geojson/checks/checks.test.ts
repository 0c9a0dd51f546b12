import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contiguity } from '../../../geojson/checks/contiguity.ts';
import { crossing } from '../../../geojson/checks/crossing.ts';
import { checks } from '../../../geojson/checks/registry.ts';
import { unassigned } from '../../../geojson/checks/unassigned.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { planOf, recipe } from '../random-plan.ts';

/** Three strips from west to east: m0, m1, m0; all but the middle one in the ward. */
const strips = (deal: readonly number[]): Plan =>
  planOf({
    cuts: [
      [300, 2700],
      [600, 2400],
    ],
    islands: [],
    deal,
  });
const all = (plan: Plan) => ({ plan, touched: null, faults: [] });

describe('checks', () => {
  it('find a grid in two pieces, at the smaller or later one', () => {
    const plan = strips([0, 1, 0]);
    const found = contiguity.find(all(plan)).filter(({ tier }) => plan.tiers[tier!]!.id === 'minor');
    expect(found.map(({ grids, faces, amount }) => ({ grids, faces, amount }))).toEqual([
      { grids: [0], faces: [2], amount: 2 },
    ]);
    expect(contiguity.find(all(strips([0, 0, 1])))).toEqual([]);
  });

  it('find faces without a grid, with a place inside', () => {
    const plan = strips([0, 5, 0]);
    const found = unassigned.find(all(plan)).filter(({ tier }) => plan.tiers[tier!]!.id === 'minor');
    expect(found.map(({ faces }) => faces)).toEqual([[1]]);
    const [x, y] = found[0]!.place.map((degrees) => degrees * 1e7);
    expect(x).toBeGreaterThan(300);
    expect(x).toBeLessThan(600);
    expect(y).toBeGreaterThan(0);
  });

  it('find borders that cross in a map that breaks the law', () => {
    const plan = strips([0, 1, 2]);
    const pointX = plan.map.pointX.slice();
    const inner =
      plan.map.pointStart[
        plan.map.edgeLeft.findIndex((left, edge) => left !== -1 && plan.map.edgeRight[edge] !== -1)
      ]!;
    pointX[inner] = 900;
    const broken = { ...plan, map: { ...plan.map, pointX } };
    expect(crossing.find(all(plan))).toEqual([]);
    expect(crossing.find(all(broken))).not.toEqual([]);
  });

  it.each(checks.map((check) => [check.name, check] as const))(
    '%s: what it finds for touched faces it finds for all',
    (_, check) => {
      fc.assert(
        fc.property(recipe, fc.nat(30), (chosen, which) => {
          const plan = planOf(chosen);
          const whole = check.find(all(plan)).map((finding) => JSON.stringify(finding));
          const some = check.find({ plan, touched: [which % plan.map.faceCount], faults: [] });
          for (const finding of some) expect(whole).toContain(JSON.stringify(finding));
          for (const finding of some) expect(finding.check).toBe(check.name);
        }),
        { numRuns: 40 },
      );
    },
  );
});
