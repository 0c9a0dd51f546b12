import { beforeEach, describe, expect, test } from 'vitest';
import { blockActions, cutAction } from '../../../client/views/planner/block-actions.ts';
import { type BlockChooser, createBlockChooser } from '../../../client/views/planner/block-chooser.ts';
import { facePlace } from '../../../geojson/kernel/face-place.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { lockGrid } from '../../../geojson/operations/lock-grid.ts';
import { apply } from '../../../geojson/operations/operation.ts';
import { qingshan, sessionOn } from './fixture-plan.ts';

const base = qingshan().plan;
const minor = base.tiers.findIndex(({ id }) => id === 'minor');
const { grids, gridOfFace } = base.tiers[minor]!;
const gridOf = (id: string) => grids.findIndex((grid) => grid.id === id);
const facesOf = (id: string) => [...gridOfFace.keys()].filter((face) => gridOfFace[face] === gridOf(id));
const placeIn = (face: number): [number, number] => {
  const [x, y] = facePlace(base.map, face);
  return [toLattice(x), toLattice(y)];
};

let session = sessionOn(base);
let chooser: BlockChooser;
beforeEach(() => {
  session = sessionOn(base);
  chooser = createBlockChooser(session);
  chooser.start();
});
const chosen = () => chooser.store.getState().faces;
const given = () =>
  blockActions(base, minor, chosen()).map(({ input }) => ('grid' in input ? input.grid : input.op));

describe('choosing blocks', () => {
  test('a click chooses the block there, another lets go of it, one outside does nothing', () => {
    chooser.click(placeIn(0));
    expect(chosen()).toEqual([0]);
    chooser.click([0, 0]);
    expect(chosen()).toEqual([0]);
    chooser.click(placeIn(0));
    expect(chosen()).toEqual([]);
  });

  test('a lasso adds what it holds; Escape drops first the lasso, then the blocks', () => {
    const all = [...gridOfFace.keys()];
    const xs = [...base.map.pointX];
    const ys = [...base.map.pointY];
    const [west, east] = [Math.min(...xs) - 9, Math.max(...xs) + 9];
    const [south, north] = [Math.min(...ys) - 9, Math.max(...ys) + 9];
    for (const [x, y] of [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as const)
      chooser.draw([x, y]);
    chooser.close();
    expect(chosen()).toEqual(all);
    chooser.draw([west, south]);
    chooser.drop();
    expect([chosen().length, chooser.store.getState().lasso]).toEqual([all.length, []]);
    chooser.drop();
    expect(chosen()).toEqual([]);
  });
});

describe('what can be done with blocks', () => {
  test('they can be given to the grids beside them, those with the longest common border first, as one undo step', () => {
    const face = facesOf('W-01').find((one) =>
      blockActions(base, minor, [one]).some(({ input }) => 'grid' in input && input.grid === 'W-02'),
    );
    if (face === undefined) throw new Error('no block of W-01 borders on W-02');
    chooser.click(placeIn(face));
    expect(given()).not.toContain('W-01');
    const action = blockActions(base, minor, [face]).find(
      ({ input }) => 'grid' in input && input.grid === 'W-02',
    );
    if (action === undefined) throw new Error('W-02 is not offered');
    chooser.carryOut(action);
    const minors = () => session.store.getState().plan.now.tiers[minor]!;
    const held = () => [...minors().gridOfFace].filter((grid) => minors().grids[grid]?.id === 'W-02').length;
    expect(held()).toBe(facesOf('W-02').length + 1);
    expect(chosen()).toEqual([]);
    session.undo();
    expect(held()).toBe(facesOf('W-02').length);
  });

  test('blocks of several grids can be given to one of these; blocks apart cannot be made one, and it says why', () => {
    const [one, other] = [facesOf('W-01')[0]!, facesOf('E-02')[0]!];
    const actions = blockActions(base, minor, [one, other]);
    const merging = actions.find(({ input }) => input.op === 'merge-faces');
    expect(merging?.refused).toBe('not-adjacent');
    expect(actions.some(({ input }) => 'grid' in input && ['W-01', 'E-02'].includes(input.grid ?? ''))).toBe(
      true,
    );
    expect(blockActions(base, minor, [one]).some(({ input }) => input.op === 'merge-faces')).toBe(false);
  });

  test('a cut is drawn by clicks; only a line that goes through a block can be carried out, and then there is a block more', () => {
    const [face] = facesOf('W-01');
    if (face === undefined) throw new Error('W-01 has no block');
    const [x, y] = placeIn(face);
    chooser.click([x, y]);
    chooser.beginCut();
    const line = () => chooser.store.getState().cut ?? [];
    const action = () => cutAction(base, chosen(), line());
    expect(action().refused).toBe('no-cut');
    chooser.click([x, y]);
    chooser.click([x + 3, y]);
    expect([chosen(), action().refused]).toEqual([[face], 'no-cut']);
    chooser.drop();
    expect([chosen(), chooser.store.getState().cut]).toEqual([[face], null]);
    chooser.beginCut();
    chooser.click([x - 400_000, y + 11]);
    chooser.click([x + 400_000, y + 17]);
    expect(action().refused).toBeNull();
    chooser.carryOut(action());
    expect(session.store.getState().plan.now.map.faceCount).toBeGreaterThan(base.map.faceCount);
    expect(chooser.store.getState()).toMatchObject({ faces: [], cut: null });
  });

  test('a locked grid gives nothing away: the action stays in sight, refused', () => {
    const locking = lockGrid.propose(base, { tier: 'minor', grid: 'W-01', locked: true });
    if (!locking.ok) throw new Error(locking.reason);
    const result = apply(base, locking.edit);
    if (!result.ok) throw new Error(result.reason);
    const actions = blockActions(result.plan, minor, [facesOf('W-01')[0]!]);
    expect(actions.length).toBeGreaterThan(0);
    expect(new Set(actions.map(({ refused }) => refused))).toEqual(new Set(['locked']));
  });
});
