import { describe, expect, test } from 'vitest';
import { speaker } from '../../../client/i18n/use-text.ts';
import { changedBorders } from '../../../client/views/planner/changed-borders.ts';
import { draftSlot } from '../../../client/views/planner/draft-slot.ts';
import { drawPlan } from '../../../client/views/planner/drawn-plan.ts';
import { listedChecks } from '../../../client/views/planner/finder.ts';
import { findingText } from '../../../client/views/planner/finding-text.ts';
import { checkPlan } from '../../../client/views/planner/plan-checks.ts';
import { createPlanEditor } from '../../../client/views/planner/plan-editor.ts';
import {
  borderSlot,
  dividingLines,
  gridSlot,
  isOnDividingLine,
  redrawn,
} from '../../../client/views/planner/plan-slots.ts';
import { previewMove } from '../../../client/views/planner/preview-move.ts';
import { gridsAtVertex, nextVertex } from '../../../client/views/planner/vertex-grids.ts';
import { crossroads, insideWest, qingshan, type rim, sessionOn } from './fixture-plan.ts';

const { plan, faults } = qingshan();
const speak = speaker('zh');
const minor = plan.tiers.findIndex(({ id }) => id === 'minor');
const before = drawPlan(plan);
const moved = previewMove(plan, insideWest, [insideWest[0], insideWest[1] + 1500]);
if (!moved.ok) throw new Error(moved.reason);
const after = drawPlan(moved.plan);

describe('what the map is given', () => {
  test('every border once by its own id, the dividing line with its name', () => {
    const { features } = borderSlot(before, minor, dividingLines(before.plan, minor, 'zh'));
    const ids = features.map(({ properties }) => properties.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      features
        .filter(({ properties }) => properties.weight === 'dividing')
        .map((one) => one.properties.label),
    ).toContain('建设路中间隔离带');
  });

  test('a move redraws the two grids beside it and no other', () => {
    const tint = new Map<string, number>();
    const touched = redrawn(
      gridSlot(before.tiers[minor] ?? [], tint),
      gridSlot(after.tiers[minor] ?? [], tint),
    );
    expect(touched.map(({ properties }) => properties.id).sort()).toEqual(['W-01', 'W-02']);
    const borders = redrawn(
      borderSlot(before, minor, dividingLines(before.plan, minor, 'zh')),
      borderSlot(after, minor, dividingLines(after.plan, minor, 'zh')),
    );
    expect(borders.map(({ properties }) => properties.id).sort()).toEqual(['own W-01', 'own W-02']);
  });

  test('borders that differ from the plan in force: two stretches come, two go', () => {
    const { added, removed } = changedBorders(before, after, minor);
    expect([added.length, removed.length]).toEqual([2, 2]);
    expect(changedBorders(before, drawPlan(plan), minor)).toEqual({ added: [], removed: [] });
  });
});

describe('what is marked on the map', () => {
  const state = createPlanEditor(sessionOn(plan), minor).store.getState();
  const pointed = { place: crossroads, text: '网格已锁定' };
  const marks = (refused: typeof state.refused, shown: typeof pointed | null) =>
    draftSlot({ ...state, refused }, { added: [], removed: [] }, null, null, shown, speak)
      .features.filter(({ properties }) => properties.role === 'refused')
      .map(({ properties, geometry }) => [
        properties.label,
        'coordinates' in geometry && geometry.coordinates,
      ]);

  test('the place that was asked for, with what is the matter; a move that is refused goes before it', () => {
    const degrees = crossroads.map((units) => units / 1e7);
    expect(marks(null, null)).toEqual([]);
    expect(marks(null, pointed)).toEqual([['网格已锁定', degrees]]);
    expect(marks({ reason: 'outside', place: insideWest }, pointed)).toEqual([
      ['超出相邻网格的范围', insideWest.map((units) => units / 1e7)],
    ]);
  });
});

describe('what a vertex is', () => {
  test('on the line that divides by name, or not', () => {
    expect(isOnDividingLine(plan, crossroads)).toBe(true);
    expect(isOnDividingLine(plan, insideWest)).toBe(false);
  });

  test('the grids that meet there', () => {
    const codes = (vertex: typeof rim, tier: number) =>
      gridsAtVertex(plan, tier, vertex).map((grid) => plan.tiers[tier]?.grids[grid]?.id);
    expect(codes(crossroads, minor).sort()).toEqual(['E-01', 'E-02', 'W-01', 'W-02']);
    expect(codes(insideWest, minor).sort()).toEqual(['W-01', 'W-02']);
  });

  test('the next one goes round, both ways', () => {
    const three = [
      [2, 0],
      [1, 5],
      [1, 1],
    ] as const;
    expect(nextVertex(three, null, 1)).toEqual([1, 1]);
    expect(nextVertex(three, [1, 1], 1)).toEqual([1, 5]);
    expect(nextVertex(three, [2, 0], 1)).toEqual([1, 1]);
    expect(nextVertex(three, [1, 1], -1)).toEqual([2, 0]);
    expect(nextVertex([], null, 1)).toBeNull();
  });
});

describe('checks', () => {
  const partitions = plan.tiers.map((_, tier) => tier);

  test('a moved vertex leaves the plan lawful, seamless and as large as it was', () => {
    const checks = checkPlan(before, after, faults, partitions, []);
    expect(checks.lawful).toBe(true);
    expect(checks.found.map(({ check }) => check)).toEqual([...listedChecks]);
    expect(checks.found.flatMap(({ findings }) => findings)).toEqual([]);
    for (const tier of checks.tiers) expect(tier).toMatchObject({ gaps: 0, overlaps: 0, sameTotal: true });
  });

  test('a face that belongs to nobody is a gap', () => {
    const gridOfFace = moved.plan.tiers[minor]!.gridOfFace.slice();
    gridOfFace[0] = -1;
    const holed = {
      ...moved.plan,
      tiers: moved.plan.tiers.map((tier, t) => (t === minor ? { ...tier, gridOfFace } : tier)),
    };
    const checks = checkPlan(before, drawPlan(holed), faults, [minor], null);
    expect(checks.tiers).toMatchObject([
      { gaps: 1, sameTotal: false, places: [[expect.any(Number), expect.any(Number)]] },
    ]);
    expect(checks.found.map(({ check }) => check)).not.toContain('building-cut');
  });

  test('a house on the border is cut, and said in words with how deep', () => {
    const [x, y] = insideWest.map((units) => units / 1e7) as [number, number];
    const [w, s, e, n] = [x - 1e-4, y - 1e-4, x + 1e-4, y + 1e-4];
    const ring: [number, number][] = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    const houses = [{ id: 'house-7', coordinates: [[ring]] }];
    const checks = checkPlan(before, before, faults, partitions, houses);
    const cut = checks.found.find(({ check }) => check === 'building-cut')?.findings ?? [];
    expect(cut.length).toBeGreaterThan(0);
    expect(findingText(speak, plan, cut[0]!)).toMatch(/^house-7 · \d+\.\d 米$/);
  });

  test('what is found is said by the grids and the measure', () => {
    const finding = {
      check: 'too-small',
      tier: minor,
      grids: [0, 1],
      faces: [],
      features: [],
      place: [0, 0],
      amount: 812,
    } as const;
    const ids = plan.tiers[minor]!.grids.slice(0, 2).map(({ id }) => id);
    expect(findingText(speak, plan, finding)).toBe(`${ids.join('、')} · 812 平方米`);
    expect(findingText(speak, plan, { ...finding, check: 'contiguity', amount: 3 })).toContain('共 3 片');
    expect(findingText(speak, plan, { ...finding, amount: null })).toBe(ids.join('、'));
  });
});
