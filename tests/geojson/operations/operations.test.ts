import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../geojson/checks/registry.ts';
import { build } from '../../../geojson/kernel/build.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { facesGeometry } from '../../../geojson/kernel/polygons.ts';
import { moveVertex } from '../../../geojson/operations/move-vertex.ts';
import { apply, invert, type Proposal } from '../../../geojson/operations/operation.ts';
import { operations } from '../../../geojson/operations/registry.ts';
import { bytesOf, planOf, recipe } from '../random-plan.ts';

/**
 * Each operation with random input that is often possible: numbers from 0 to 1 choose a vertex, a face, a place.
 * A new operation in the registry fails here until it has an entry.
 */
type Choose = (plan: Plan, numbers: readonly number[]) => Proposal;

const pick = (count: number, number: number) => Math.min(count - 1, Math.floor(number * count));
const at = ({ map }: Plan, point: number) => [map.pointX[point]!, map.pointY[point]!] as const;

const chosen: Readonly<Record<string, Choose>> = {
  'move-vertex': (plan, [which, dx, dy, scale]) => {
    const from = at(plan, pick(plan.map.pointX.length, which!));
    const reach = 3 ** (1 + 5 * scale!);
    const to = [
      Math.round(from[0] + (dx! - 0.5) * reach),
      Math.round(from[1] + (dy! - 0.5) * reach),
    ] as const;
    return moveVertex.propose(plan, { from, to });
  },
};

const numbers = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });
const RUNS = Number(process.env.LONG_FORM ?? 60);

describe.each(operations.map(({ name }) => name))('%s', (name) => {
  it('keeps the law, and its inverse gives back the same bytes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(recipe, fc.array(numbers, { minLength: 1, maxLength: 6 }), (plan0, steps) => {
        let plan = planOf(plan0);
        for (const step of steps) {
          const before = bytesOf(plan);
          const proposal = chosen[name]!(plan, step);
          expect(bytesOf(plan)).toBe(before);
          if (!proposal.ok) continue;
          accepted++;
          const after = apply(plan, proposal.edit);
          if (!after.ok) throw new Error(`proposed but refused: ${after.reason}`);
          expect(checkLaw(after.plan.map)).toEqual([]);
          const back = apply(after.plan, invert(proposal.edit));
          if (!back.ok) throw new Error(`not invertible: ${back.reason}`);
          expect(bytesOf(back.plan)).toBe(before);
          plan = after.plan;
        }
        expect(bytesOf({ ...plan, map: rebuilt(plan) })).toBe(bytesOf(plan));
        for (const check of checks)
          expect(check.find({ plan, touched: null, faults: [] })).toBeInstanceOf(Array);
        expect(checks[0].find({ plan, touched: null, faults: [] })).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS / 10);
  });
});

/** The same map built anew from its faces: an edited map is as canonical as a built one. */
function rebuilt({ map }: Plan) {
  const polygons = Array.from({ length: map.faceCount }, (_, face) => {
    const geometry = facesGeometry(map, [face])!;
    return {
      id: String(face),
      coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    };
  });
  return build({ polygons, lines: [] }).map;
}
