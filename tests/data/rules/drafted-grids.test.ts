import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCountyFolder } from '../../../data/load/county-folders.ts';
import type { BoundaryEdit, Edit } from '../../../data/model/edit.ts';
import { applyEdits, undrafted } from '../../../data/rules/apply-edit.ts';
import { draftedGrids } from '../../../data/rules/drafted-grids.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import { stretchOfFace } from '../../../geojson/kernel/lookup.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { tablesOf } from '../../../geojson/kernel/tables.ts';

const { scheme, plan: document } = readCountyFolder(join(import.meta.dirname, '../../fixtures'), 'qingshan');
const built = planOfDocument(scheme, document);
if (!built.ok) throw new Error(built.reason);
const base = built.plan;

const [[fromX, fromY], [toX, toY]] = stretchOfFace(base.map, 0);
const create: BoundaryEdit = {
  op: 'create-grid',
  tier: 'minor',
  id: 'W-03',
  parent: 'W',
  faces: [
    [
      [fromX, fromY],
      [toX, toY],
    ],
  ],
  label: { zh: '西三网格', en: 'West grid 3' },
};
const rename: BoundaryEdit = { op: 'rename-grid', tier: 'major', grid: 'W', id: 'X' };
const move: BoundaryEdit = { op: 'move-grid', tier: 'minor', grid: 'E-01', parent: 'X' };
const dissolve: BoundaryEdit = { op: 'dissolve-grid', tier: 'minor', grid: 'W-02', into: 'W-01' };

/** Codes and parents by tier: of the kernel's plan, and of the list. */
const ofPlan = (plan: Plan) =>
  plan.tiers.map(({ id }, t) => [id, tablesOf(plan).grids[t]!.map((row) => [row.id, row.parent])]);
const ofList = (edits: readonly BoundaryEdit[]) =>
  base.tiers.map(({ id }) => [
    id,
    draftedGrids(document.grids, edits)
      .filter(({ tier }) => tier === id)
      .map((grid) => [grid.id, grid.parent]),
  ]);

test('after any edits, taken back or not, the list is the plan’s own', () => {
  const log: Edit[] = [create, rename, move, dissolve, { op: 'undo', edit: dissolve }];
  for (let n = 0; n <= log.length; n++) {
    const applied = applyEdits(undrafted(base), log.slice(0, n));
    if (!applied.ok) throw new Error(`${applied.reason} at ${applied.index}`);
    expect(ofList(applied.plan.done.map(({ edit }) => edit))).toEqual(ofPlan(applied.plan.now));
  }
});

test('names stay with their grids; a new one has the name it was given, or its code', () => {
  const named = (edits: readonly BoundaryEdit[], id: string) =>
    draftedGrids(document.grids, edits).find((grid) => grid.id === id);
  expect(named([create], 'W-03')).toMatchObject({ code: 'W-03', label: { zh: '西三网格' } });
  const { label: _, ...unnamed } = create;
  expect(named([unnamed], 'W-03')?.label).toEqual({ zh: 'W-03', en: 'W-03' });
  expect(named([rename], 'X')).toMatchObject({ code: 'X', label: { zh: '西片网格' } });
  expect(named([dissolve], 'W-02')).toBeUndefined();
  const label = { zh: '城西', en: 'West End' };
  expect(named([{ ...rename, label }], 'X')).toMatchObject({ code: 'X', label });
  expect(named([{ ...rename, id: 'W', label }], 'W')).toMatchObject({ code: 'W', label });
});

test('grids of tiers that are not made of faces stay as they are', () => {
  const sections = draftedGrids(document.grids, [create, rename, dissolve]).filter(
    ({ tier }) => tier === 'section',
  );
  expect(sections).toEqual(document.grids.filter(({ tier }) => tier === 'section'));
});
