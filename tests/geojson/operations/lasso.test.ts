import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelPoint } from '../../../geojson/kernel/label-point.ts';
import { faceRings } from '../../../geojson/kernel/polygons.ts';
import type { Point } from '../../../geojson/kernel/redraw.ts';
import { assignFaces } from '../../../geojson/operations/assign-faces.ts';
import { facesInLasso } from '../../../geojson/operations/lasso.ts';
import { apply } from '../../../geojson/operations/operation.ts';
import { planOf, recipe } from '../random-plan.ts';

const box = (west: number, south: number, east: number, north: number): Point[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

describe('a lasso', () => {
  // Three strips, 0…300, 300…600, 600…1000.
  const plan = planOf({
    cuts: [
      [300, 2700],
      [600, 2400],
    ],
    islands: [],
    deal: [0, 1, 2],
  });

  it('holds the faces whose middle it goes round, however far they reach', () => {
    expect(facesInLasso(plan.map, box(100, 100, 500, 900))).toEqual([0, 1]);
    expect(facesInLasso(plan.map, box(-50, -50, 1050, 1050))).toEqual([0, 1, 2]);
    expect(facesInLasso(plan.map, box(0, 0, 100, 1000))).toEqual([]);
    expect(facesInLasso(plan.map, box(2000, 2000, 2100, 2100))).toEqual([]);
    expect(facesInLasso(plan.map, [...box(100, 100, 500, 900), [100, 100]])).toEqual([0, 1]);
  });

  it('leaves the face in a ring around it where it is', () => {
    const ringed = planOf({ cuts: [[0, 3000]], islands: [[450, 450, 90]], deal: [0] });
    const held = facesInLasso(ringed.map, box(440, 440, 550, 550));
    // The island itself: a square.
    expect(held.map((face) => faceRings(ringed.map, face).map((ring) => ring.length))).toEqual([[5]]);
    expect(ringed.map.faceCount).toBe(2);
  });

  it('side by side, two hold every face once', () => {
    fc.assert(
      fc.property(recipe, fc.integer({ min: 1, max: 999 }), (chosen, x) => {
        const { map } = planOf(chosen);
        // A label point on the common line would be in one of the two still; the line runs between lattice points here.
        const onLine = Array.from({ length: map.faceCount }, (_, face) => labelPoint([faceRings(map, face)]));
        fc.pre(onLine.every(([longitude]) => Math.round(longitude * 1e7) !== x));
        const west = facesInLasso(map, box(-9, -9, x, 1009));
        const east = facesInLasso(map, box(x, -9, 1009, 1009));
        expect([...west, ...east].sort((p, q) => p - q)).toEqual(Array.from(onLine.keys()));
      }),
      { numRuns: 50 },
    );
  });

  it('gives what it holds to a grid', () => {
    const faces = facesInLasso(plan.map, box(100, 100, 500, 900));
    const proposal = assignFaces.propose(plan, { faces, tier: 'minor', grid: 'm3' });
    if (!proposal.ok) throw new Error(proposal.reason);
    const after = apply(plan, proposal.edit);
    expect(after.ok && [...after.plan.tiers[1]!.gridOfFace]).toEqual([3, 3, 2]);
  });
});
