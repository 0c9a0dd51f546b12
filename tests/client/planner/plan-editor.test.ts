import { beforeEach, describe, expect, test } from 'vitest';
import type { DragEvent, LatticePoint } from '../../../client/tools/drag-vertex.ts';
import {
  areaChanges,
  type DrawnPlan,
  drawPlan,
  sameTotal,
} from '../../../client/views/planner/drawn-plan.ts';
import { planAction } from '../../../client/views/planner/plan-action.ts';
import { createPlanEditor, type PlanEditor } from '../../../client/views/planner/plan-editor.ts';
import { crossroads, insideWest, qingshan, rim, sessionOn } from './fixture-plan.ts';

/** A pixel is ten lattice units: about 0.1 m. */
const scale = { east: 0.1, north: 0.1 };
const base = qingshan().plan;
const minor = base.tiers.findIndex(({ id }) => id === 'minor');
const before = drawPlan(base);

let session = sessionOn(base);
let editor: PlanEditor;
beforeEach(() => {
  session = sessionOn(base);
  editor = createPlanEditor(session, minor);
  editor.start();
});

const send = (kind: 'down' | 'move' | 'up', [x, y]: LatticePoint): boolean => {
  const event: DragEvent = { kind, pointer: { place: [x, y], screen: [x * scale.east, -y * scale.north] } };
  return editor.receive(event, scale, 12);
};
const away = ([x, y]: LatticePoint, east: number, north: number): LatticePoint => [x + east, y + north];
const changesOf = (drawn: DrawnPlan) =>
  Object.fromEntries(areaChanges(before, drawn).map(({ grid, change }) => [grid, change]));
const shown = () => editor.store.getState();

describe('dragging a shared vertex', () => {
  test('where four grids meet on the dividing line: all four, and both grids of the tier above, change; no total does', () => {
    send('down', crossroads);
    send('move', away(crossroads, 2000, 500));
    const changes = changesOf(shown().drawn);
    expect(Object.keys(changes).sort()).toEqual(['E', 'E-01', 'E-02', 'W', 'W-01', 'W-02']);
    expect(changes.W).toBeGreaterThan(0);
    expect((changes['W-01'] ?? 0) + (changes['W-02'] ?? 0)).toBeCloseTo(changes.W ?? 0, 4);
    base.tiers.forEach((_, tier) => {
      expect(sameTotal(before, shown().drawn, tier)).toBe(true);
    });
  });

  test('inside one grid of the tier above: both neighbours change, the tier above does not', () => {
    send('down', insideWest);
    send('move', away(insideWest, 0, 1500));
    const changes = changesOf(shown().drawn);
    expect(Object.keys(changes).sort()).toEqual(['W-01', 'W-02']);
    expect(changes['W-01']).toBeLessThan(0);
    expect(changes['W-01']).toBeCloseTo(-(changes['W-02'] ?? 0), 4);
  });

  test('only what is touched is drawn anew', () => {
    const untouched = shown().drawn.tiers[minor];
    send('down', insideWest);
    send('move', away(insideWest, 0, 1500));
    const same = shown().drawn.tiers[minor]?.map((grid, g) => grid === untouched?.[g]);
    const ids = base.tiers[minor]?.grids.map(({ id }) => id) ?? [];
    expect(ids.filter((_, g) => same?.[g] === false).sort()).toEqual(['W-01', 'W-02']);
  });

  test('a preview is drawn as the plan itself would be', () => {
    send('down', crossroads);
    send('move', away(crossroads, 900, -700));
    send('move', away(crossroads, 2000, 500));
    const exact = () =>
      shown().drawn.tiers.map((grids) =>
        grids.map(({ id, geometry, twiceLattice }) => ({ id, geometry, twiceLattice })),
      );
    const previewed = exact();
    send('up', away(crossroads, 2000, 500));
    expect(exact()).toEqual(previewed);
  });

  test('it is one edit when the pointer is up, and none before', () => {
    expect(send('down', insideWest)).toBe(true);
    for (let step = 1; step <= 20; step++) send('move', away(insideWest, 0, step * 50));
    expect(session.store.getState().edits).toEqual([]);
    expect(send('up', away(insideWest, 0, 1000))).toBe(false);
    expect(session.store.getState().edits).toEqual([
      { op: 'move-vertex', from: insideWest, to: away(insideWest, 0, 1000) },
    ]);
    expect(shown().selected).toEqual(away(insideWest, 0, 1000));
  });

  test('Escape: as if nothing had been touched', () => {
    send('down', crossroads);
    send('move', away(crossroads, 2000, 500));
    editor.receive({ kind: 'cancel' }, scale, 12);
    send('up', away(crossroads, 2000, 500));
    expect(shown().drawn.tiers).toEqual(before.tiers);
    expect(session.store.getState().edits).toEqual([]);
  });

  test('where borders would cross it stays at the last good place, and says why and where', () => {
    send('down', insideWest);
    send('move', away(insideWest, 0, 1000));
    send('move', away(insideWest, 0, 900_000));
    expect(shown().refused?.reason).toBe('crossing');
    expect(shown().drag?.to).toEqual(away(insideWest, 0, 1000));
    send('up', away(insideWest, 0, 900_000));
    expect(session.store.getState().edits.at(-1)).toMatchObject({ to: away(insideWest, 0, 1000) });
  });

  test('the rim of the scope cannot be taken', () => {
    expect(send('down', rim)).toBe(false);
  });

  test('undo and redo are drawn', () => {
    send('down', crossroads);
    send('move', away(crossroads, 2000, 500));
    send('up', away(crossroads, 2000, 500));
    const moved = shown().drawn.tiers;
    session.undo();
    expect(shown().drawn.tiers).toEqual(before.tiers);
    session.redo();
    expect(shown().drawn.tiers).toEqual(moved);
  });
});

describe('nudging with the keyboard', () => {
  test('a step is one edit, and the vertex stays selected', () => {
    editor.select(insideWest);
    editor.nudge('north', 10);
    editor.nudge('east', 1);
    expect(session.store.getState().edits).toHaveLength(2);
    expect(session.store.getState().edits[1]).toMatchObject({ to: shown().selected });
  });

  test('a step that is refused changes nothing and says why', () => {
    editor.select(insideWest);
    editor.nudge('north', 50_000);
    expect(session.store.getState().edits).toEqual([]);
    expect(shown().refused?.reason).toBe('crossing');
  });

  test('a vertex that an undo takes away is let go; what is left can be taken out, as one step', () => {
    editor.select(insideWest);
    editor.nudge('north', 10);
    session.undo();
    expect(shown().selected).toBeNull();
    editor.select(insideWest);
    editor.carryOut(planAction(shown().drawn.plan, { op: 'remove-vertex', at: insideWest }));
    expect(session.store.getState().edits.at(-1)).toMatchObject({ op: 'remove-vertex', at: insideWest });
    expect(shown().selected).toBeNull();
  });

  test('nothing selected: nothing happens', () => {
    editor.nudge('north', 10);
    expect(session.store.getState().edits).toEqual([]);
  });
});
