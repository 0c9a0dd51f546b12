import { beforeEach, describe, expect, test } from 'vitest';
import { codeFault, nameFault } from '../../../client/views/planner/code-fault.ts';
import { draftedTier } from '../../../client/views/planner/drafted-tier.ts';
import { createGridChooser, type GridChooser } from '../../../client/views/planner/grid-chooser.ts';
import { heirsOf } from '../../../client/views/planner/heirs-of.ts';
import { planAction } from '../../../client/views/planner/plan-action.ts';
import type { Grid } from '../../../data/model/plan.ts';
import { facePlace } from '../../../geojson/kernel/face-place.ts';
import { facesOfGrid, gridIndex } from '../../../geojson/kernel/grid-geometry.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { bytesOf } from '../../geojson/plan-bytes.ts';
import { qingshan, sessionOn } from './fixture-plan.ts';

const base = qingshan().plan;
const minor = base.tiers.findIndex(({ id }) => id === 'minor');
const ref = (grid: string, tier = 'minor') => ({ tier, grid });
const placeIn = (grid: string): [number, number] => {
  const [face = -1] = facesOfGrid(base, minor, gridIndex(base, minor, grid));
  const [x, y] = facePlace(base.map, face);
  return [toLattice(x), toLattice(y)];
};

let session = sessionOn(base);
let chooser: GridChooser;
beforeEach(() => {
  session = sessionOn(base);
  chooser = createGridChooser(session);
  chooser.start();
});
const now = () => session.store.getState().plan.now;
const chosen = () => chooser.store.getState().chosen;
const act = (input: Parameters<typeof planAction>[1]) => chooser.carryOut(planAction(now(), input));

describe('choosing a grid', () => {
  test('a click chooses the grid there, one outside lets go of it', () => {
    chooser.click(placeIn('W-02'), 'minor');
    expect(chosen()).toEqual(ref('W-02'));
    chooser.click(placeIn('E-01'), 'major');
    expect(chosen()).toEqual(ref('E', 'major'));
    chooser.click([0, 0], 'minor');
    expect(chosen()).toBeNull();
  });

  test('a renamed grid stays chosen, also when that is undone and redone', () => {
    chooser.choose(ref('W-02'));
    act({ op: 'rename-grid', ...ref('W-02'), id: 'W-09' });
    expect(chosen()).toEqual(ref('W-09'));
    session.undo();
    expect(chosen()).toEqual(ref('W-02'));
    session.redo();
    expect(chosen()).toEqual(ref('W-09'));
  });

  test('of a dissolved grid, what took it over is chosen; a grid that is undone is not', () => {
    chooser.choose(ref('W-02'));
    act({ op: 'dissolve-grid', ...ref('W-02'), into: 'W-01' });
    expect(chosen()).toEqual(ref('W-01'));
    session.undo();
    act({ op: 'create-grid', tier: 'minor', id: 'W-03', parent: 'W', faces: [0] });
    chooser.choose(ref('W-03'));
    session.undo();
    expect(chosen()).toBeNull();
    chooser.choose(ref('W-01'));
    session.commit({ op: 'dissolve-grid', ...ref('W-01'), into: 'W-02' });
    expect(chosen()).toBeNull();
  });
});

describe('what is done with a grid', () => {
  test.each([
    { op: 'rename-grid', ...ref('W-02'), id: 'W-09' },
    { op: 'rename-grid', ...ref('W-02'), id: 'W-09', label: { zh: '新城', en: 'New town' } },
    { op: 'lock-grid', ...ref('W-02'), locked: true },
    { op: 'move-grid', ...ref('W-02'), parent: 'E' },
    { op: 'dissolve-grid', ...ref('W-02'), into: 'W-01' },
    { op: 'create-grid', tier: 'minor', id: 'W-03', parent: 'W', faces: [0] },
  ] as const)('$op is one step, and undone to the same bytes', (input) => {
    const before = bytesOf(now());
    act(input);
    expect(session.store.getState().history.done).toHaveLength(1);
    expect(bytesOf(now())).not.toBe(before);
    session.undo();
    expect(bytesOf(now())).toBe(before);
  });

  test('only another name is a step too, and leaves the plan as it is; a locked grid keeps its name', () => {
    const before = bytesOf(now());
    const called = {
      op: 'rename-grid',
      ...ref('W-02'),
      id: 'W-02',
      label: { zh: '新城', en: 'New town' },
    } as const;
    act(called);
    expect([session.store.getState().history.done.length, bytesOf(now())]).toEqual([1, before]);
    session.undo();
    expect([session.store.getState().history.done.length, bytesOf(now())]).toEqual([0, before]);
    expect(planAction(now(), { op: 'rename-grid', ...ref('W-02'), id: 'W-02' }).refused).toBe('unchanged');
    act({ op: 'lock-grid', ...ref('W-02'), locked: true });
    expect(planAction(now(), called).refused).toBe('locked');
  });

  test('what is refused stays in sight, with why and where', () => {
    act({ op: 'lock-grid', ...ref('W-02'), locked: true });
    const into = planAction(now(), { op: 'dissolve-grid', ...ref('W-02'), into: 'W-01' });
    expect(into).toMatchObject({ refused: 'locked', place: [expect.any(Number), expect.any(Number)] });
    const above = planAction(now(), { op: 'dissolve-grid', ...ref('W', 'major'), into: 'E' });
    expect(above.refused).toBe('has-children');
    chooser.carryOut(into);
    expect(session.store.getState().history.done).toHaveLength(1);
  });

  test('neighbours come first among those that could take it over, those under the same grid above before the others', () => {
    expect(heirsOf(base, minor, 'W-02')).toEqual(['W-01', 'E-02', 'E-01']);
    act({ op: 'move-grid', ...ref('W-02'), parent: 'E' });
    expect(heirsOf(now(), minor, 'W-02')).toEqual(['E-02', 'W-01', 'E-01']);
  });
});

describe('codes and names', () => {
  const gridOf = new Map<string, Grid>([
    [
      'W-01',
      { id: 'W-01', tier: 'minor', code: 'W-01', label: { zh: '西一网格', en: 'West 1' }, parent: 'W' },
    ],
    ['991', { id: '991', tier: 'section', code: 'S-1', label: { zh: '西段', en: 'West' }, parent: null }],
  ]);

  test('a code is unique in the county, a name in its tier', () => {
    expect(codeFault('W-02', gridOf)).toBeNull();
    expect(
      ['', 'W-01', 'S-1', '991', 'x'.repeat(33), 'a\u0007'].map((code) => codeFault(code, gridOf)),
    ).toEqual(['blank', 'taken', 'taken', 'taken', 'unwritable', 'unwritable']);
    expect(['', '西一网格', '西段'].map((name) => nameFault(name, 'minor', gridOf))).toEqual([
      'blank',
      'taken',
      null,
    ]);
  });

  test('on the map a new grid has its name and a colour of its own, the others keep theirs', () => {
    const properties = (id: string, tint: number) => ({
      id,
      tier: 'minor',
      code: id,
      zh: id,
      en: id,
      parent: 'W',
      tint,
      labelPoint: [114, 24] as [number, number],
      squareMetres: 1,
      lengthMetres: null,
    });
    const geometry = { type: 'Point' as const, coordinates: [114, 24] as [number, number] };
    const inForce = {
      type: 'FeatureCollection' as const,
      features: ['W-01', 'W-02', 'E-01', 'E-02'].map((id, tint) => ({
        type: 'Feature' as const,
        geometry,
        properties: properties(id, tint),
      })),
    };
    act({
      op: 'create-grid',
      tier: 'minor',
      id: 'W-03',
      parent: 'W',
      faces: facesOfGrid(base, minor, 0).slice(0, 1),
    });
    act({ op: 'dissolve-grid', ...ref('W-02'), into: 'W-03' });
    const names = new Map<string, Grid>([
      ['W-03', { id: 'W-03', tier: 'minor', code: 'W-03', label: { zh: '西三', en: 'West 3' }, parent: 'W' }],
    ]);
    const drawn = draftedTier(inForce, now(), minor, names).features.map((feature) => feature.properties);
    expect(drawn.map(({ id, tint }) => [id, tint]).slice(0, 3)).toEqual([
      ['W-01', 0],
      ['E-01', 2],
      ['E-02', 3],
    ]);
    expect(drawn[3]).toMatchObject({ id: 'W-03', zh: '西三', tint: 1 });
    expect(drawn[3]?.labelPoint[0]).toBeGreaterThan(114.1);
  });
});
