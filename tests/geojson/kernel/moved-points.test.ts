import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locator } from '../../../geojson/kernel/locate.ts';
import { movedPoints } from '../../../geojson/kernel/moved-points.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { hammer, sequence } from '../random-edits.ts';
import { planOf } from '../random-plan.ts';

const gridAt = ({ map, tiers }: Plan, x: number, y: number) => {
  const face = locator(map).faceAt(x, y);
  return face === -1 ? null : (tiers[1]!.grids[tiers[1]!.gridOfFace[face]!]?.id ?? null);
};

describe('points that change grids', () => {
  const plan = planOf({ cuts: [[500, 2500]], islands: [], deal: [0, 1] });
  const after = planOf({ cuts: [[400, 2600]], islands: [], deal: [2, 1] });

  it('are told by whom they leave and whom they come to, the largest move first', () => {
    const points = [
      [100, 5],
      [450, 5],
      [200, 700],
      [500, 3],
      [-5, 0],
      [999, 999],
    ] as const;
    expect(movedPoints(plan, after, 'minor', points)).toEqual([
      { from: 'm0', to: 'm2', points: [0, 2] },
      { from: 'm0', to: 'm1', points: [1] },
    ]);
    expect(movedPoints(plan, plan, 'minor', points)).toEqual([]);
    expect(movedPoints(plan, after, 'none', points)).toBeNull();
  });

  it('are exactly those that are located elsewhere, once each, whatever was edited', () => {
    fc.assert(
      fc.property(
        sequence,
        fc.array(fc.tuple(fc.integer({ min: -20, max: 1020 }), fc.integer({ min: -20, max: 1020 })), {
          size: 'max',
          maxLength: 40,
        }),
        ([chosen, steps], points) => {
          const before = planOf(chosen);
          let now = before;
          hammer(before, steps, (_, edited) => {
            now = edited;
          });
          const moved = movedPoints(before, now, 'minor', points)!;
          const told = moved.flatMap((move) => move.points.map((index) => [index, move.from, move.to]));
          const expected = points.flatMap(([x, y], index) => {
            const [from, to] = [gridAt(before, x, y), gridAt(now, x, y)];
            return from === to ? [] : [[index, from, to]];
          });
          expect(told.sort((p, q) => Number(p[0]) - Number(q[0]))).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
