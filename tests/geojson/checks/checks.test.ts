import { describe, expect, it } from 'vitest';
import { buildingCut } from '../../../geojson/checks/building-cut.ts';
import { buildingIndex } from '../../../geojson/checks/building-index.ts';
import { usualLimits } from '../../../geojson/checks/check.ts';
import { contiguity } from '../../../geojson/checks/contiguity.ts';
import { crossing } from '../../../geojson/checks/crossing.ts';
import { outsideScope } from '../../../geojson/checks/outside-scope.ts';
import { overlap } from '../../../geojson/checks/overlap.ts';
import { parentMismatch } from '../../../geojson/checks/parent-mismatch.ts';
import { sliver } from '../../../geojson/checks/sliver.ts';
import { tooSmall } from '../../../geojson/checks/too-small.ts';
import { touchedBy, touchedFaces } from '../../../geojson/checks/touched.ts';
import { unassigned } from '../../../geojson/checks/unassigned.ts';
import { unnamedBound } from '../../../geojson/checks/unnamed-bound.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';
import type { MultiPolygonCoordinates, Ring } from '../../../geojson/kernel/polygons.ts';
import { nameEdges } from '../../../geojson/operations/name-edges.ts';
import { apply } from '../../../geojson/operations/operation.ts';
import { planOf } from '../random-plan.ts';

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
/** A square in degrees, given in lattice units; the whole plan is 1000 wide, some 11 m. */
const square = (x: number, y: number, side: number): MultiPolygonCoordinates => [
  [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ].map(([a, b]) => [a! / 1e7, b! / 1e7]),
  ],
];
const innerEdge = ({ map }: Plan) =>
  map.edgeLeft.findIndex((left, edge) => left !== OUTSIDE && map.edgeRight[edge] !== OUTSIDE);

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

  it('find grids below the least area, and count all the pieces of a grid', () => {
    const limits = { ...usualLimits, smallestGrid: 45 };
    const found = (deal: readonly number[]) =>
      tooSmall.find({ ...all(strips(deal)), limits }).filter(({ tier }) => tier === 1);
    // 300, 300 and 400 units wide, of 11.1 m × 11.1 m.
    expect(found([0, 1, 2]).map(({ grids }) => grids)).toEqual([[0], [1]]);
    expect(found([0, 1, 2])[0]!.amount).toBeCloseTo(0.3 * 11.132 * 11.057, 1);
    expect(found([0, 1, 0]).map(({ grids }) => grids)).toEqual([[1]]);
    expect(found([0, 0, 0])).toEqual([]);
    expect(tooSmall.find(all(strips([0, 1, 2]))).length).toBeGreaterThan(2);
  });

  it('find a thin strip between two cuts, with its width', () => {
    const cuts = (from: number, to: number) => [
      [from, 3000 - from],
      [to, 3000 - to],
    ];
    const thin = planOf({ cuts: cuts(500, 510) as [number, number][], islands: [], deal: [0, 1, 2] });
    const found = sliver.find(all(thin));
    expect(found.map(({ faces }) => faces)).toEqual([[1]]);
    expect(found[0]!.amount).toBeCloseTo(0.11, 2);
    expect(found[0]!.place[0] * 1e7).toBeCloseTo(505, 5);
    expect(sliver.find(all(strips([0, 1, 2])))).toEqual([]);
  });

  it('find borders without a name, between grids only; taking a name away touches both sides', () => {
    const named = strips([0, 1, 5]);
    expect(unnamedBound.find(all(named))).toEqual([]);
    const proposal = nameEdges.propose(named, { edges: [innerEdge(named)], line: null });
    if (!proposal.ok) throw new Error(proposal.reason);
    const after = apply(named, proposal.edit);
    if (!after.ok) throw new Error(after.reason);
    const whole = unnamedBound.find(all(after.plan));
    expect(whole.map(({ tier, faces }) => [tier, [...faces].sort()])).toEqual([
      [0, [0, 1]],
      [1, [0, 1]],
    ]);
    expect(whole[0]!.amount).toBeCloseTo(11.06, 2);
    expect(whole[0]!.place).toEqual([300e-7, 500e-7]);
    const touched = touchedBy(after.plan, proposal.edit.change);
    expect(unnamedBound.find({ ...all(after.plan), touched })).toEqual(whole);
  });

  it('find faces that are in another parent than their grid', () => {
    const plan = strips([0, 1, 2]);
    const gridOfFace = plan.tiers[0]!.gridOfFace.slice();
    gridOfFace[2] = 1;
    const broken = {
      ...plan,
      tiers: plan.tiers.map((tier, t) => (t === 0 ? { ...tier, gridOfFace } : tier)),
    };
    expect(parentMismatch.find(all(plan))).toEqual([]);
    expect(parentMismatch.find(all(broken)).map(({ tier, grids, faces }) => [tier, grids, faces])).toEqual([
      [1, [2], [2]],
    ]);
    const touched = touchedFaces(broken, [2]);
    expect(parentMismatch.find({ ...all(broken), touched })).toEqual(parentMismatch.find(all(broken)));
  });

  it('find buildings that a border runs through, not those it runs along', () => {
    const found = (coordinates: MultiPolygonCoordinates, deal = [0, 1, 2]) =>
      buildingCut.find({ ...all(strips(deal)), buildings: [{ id: 'hall', coordinates }] });
    const cut = found(square(250, 400, 200));
    expect(cut.map(({ features, faces }) => [features, [...faces].sort()])).toEqual([[['hall'], [0, 1]]]);
    expect(cut[0]!.place.map((degrees) => Math.round(degrees * 1e7))).toEqual([300, 500]);
    // The nearest wall is the western one, 50 units away.
    expect(cut[0]!.amount).toBeCloseTo(0.557, 3);
    expect(found(square(300, 400, 200))).toEqual([]);
    expect(found(square(350, 400, 200))).toEqual([]);
    // Depth 0.33 m; and a border that divides no grids.
    expect(found(square(270, 400, 200))).toEqual([]);
    expect(found(square(250, 400, 200), [0, 0, 2])).toEqual([]);
    // A court: the border runs through the open middle, and through two wings.
    const [[ring]] = square(200, 100, 260) as [[Ring]];
    const [[court]] = square(260, 160, 140) as [[Ring]];
    const wings = found([[ring, court]]);
    expect(wings).toHaveLength(0);
    const deep = buildingCut.find({
      ...all(strips([0, 1, 2])),
      buildings: [{ id: 'hall', coordinates: [[ring, court]] }],
      limits: { ...usualLimits, buildingDepth: 0.3 },
    });
    expect(deep[0]!.amount).toBeCloseTo(30 * 0.01106, 3);
  });

  it('find buildings near a place however far they reach', () => {
    const long = { id: 'long', coordinates: square(10_000, 10_000, 50_000) };
    const near = buildingIndex([long, { id: 'far', coordinates: square(200_000, 200_000, 10) }]);
    for (const [x, y] of [
      [10_000, 10_000],
      [60_000, 60_000],
      [35_000, 59_000],
    ] as const)
      expect(near({ west: x / 1e7, south: y / 1e7, east: x / 1e7, north: y / 1e7 })).toEqual([long]);
    expect(near({ west: 0.0061, south: 0.001, east: 0.0199, north: 0.0199 })).toEqual([]);
  });

  it('find what lies outside the scope, and how much', () => {
    const found = (scope: MultiPolygonCoordinates) =>
      outsideScope.find({ ...all(strips([0, 1, 2])), scope }).map(({ faces, amount }) => [faces, amount]);
    expect(found(square(-10, -10, 1020))).toEqual([]);
    expect(found(square(0, 0, 1000))).toEqual([]);
    const wide = 11.132 * 11.0574;
    const half = found(square(0, 0, 1000).map(([ring]) => [ring!.map(([x, y]) => [Math.min(x, 450e-7), y])]));
    expect(half.map(([faces]) => faces)).toEqual([[1], [2]]);
    expect(half[0]![1]).toBeCloseTo(0.15 * wide, 2);
    expect(half[1]![1]).toBeCloseTo(0.4 * wide, 2);
    expect(found(square(2000, 0, 100)).map(([faces]) => faces)).toEqual([[0], [1], [2]]);
  });

  it('find ground that two blocks claimed, in the face that has it now', () => {
    const result = createPlan({
      tiers: [{ id: 'grid', parent: null }],
      grids: ['west', 'east'].map((id) => ({ id, tier: 'grid', parent: null })),
      blocks: [
        { id: 'a', coordinates: square(0, 0, 600), grids: { grid: 'west' } },
        { id: 'b', coordinates: square(500, 0, 600), grids: { grid: 'east' } },
      ],
      lines: [],
    });
    if (!result.ok) throw new Error(result.reason);
    const { plan, faults } = result;
    const found = overlap.find({ plan, touched: null, faults });
    const owner = plan.tiers[0]!.gridOfFace[found[0]!.faces[0]!]!;
    expect([found.length, plan.tiers[0]!.grids[owner]!.id, found[0]!.features]).toEqual([
      1,
      'west',
      ['a', 'b'],
    ]);
    expect(found[0]!.amount).toBeCloseTo(0.1 * 0.6 * 11.132 * 11.0574, 2);
    expect(overlap.find({ plan, touched: null, faults: [] })).toEqual([]);
  });
});
