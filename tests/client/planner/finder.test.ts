import { expect, test, vi } from 'vitest';
import { createFinder, findAll } from '../../../client/views/planner/finder.ts';
import { freshness } from '../../../client/views/planner/plan-checks.ts';
import type { Edit } from '../../../data/model/edit.ts';
import { applyEdits, type DraftedPlan, undrafted } from '../../../data/rules/apply-edit.ts';
import type { Finding } from '../../../geojson/checks/check.ts';
import { contiguity } from '../../../geojson/checks/contiguity.ts';
import { stretchOfEdge, stretchOfFace } from '../../../geojson/kernel/lookup.ts';
import { insideWest, qingshan } from './fixture-plan.ts';

const { plan: base, faults } = qingshan();
const minor = base.tiers.findIndex(({ id }) => id === 'minor');
const gridAt = (face: number) => {
  const { grids, gridOfFace } = base.tiers[minor]!;
  return grids[gridOfFace[face] ?? -1]?.id ?? '';
};
type Stretch = [[number, number], [number, number]];
const faceOf = (grid: string): Stretch => {
  const { grids, gridOfFace } = base.tiers[minor]!;
  const [[a, b], [c, d]] = stretchOfFace(
    base.map,
    gridOfFace.indexOf(grids.findIndex(({ id }) => id === grid)),
  );
  return [
    [a, b],
    [c, d],
  ];
};
/** A stretch of Renmin Road between E-01 and E-02. */
const named = Array.from(base.nameOfEdge.keys()).findIndex((edge) => {
  const sides = [base.map.edgeLeft[edge], base.map.edgeRight[edge]].map((face) => gridAt(face ?? -1));
  return sides.toSorted().join() === 'E-01,E-02';
});
const [[x, y], [u, v]] = stretchOfEdge(base.map, named);
const unname: Edit = {
  op: 'name-edges',
  edges: [
    [
      [x, y],
      [u, v],
    ],
  ],
  line: null,
};
/** A block of the east in the west: it is apart from its grid. */
const give: Edit = { op: 'assign-faces', faces: [faceOf('E-02')], tier: 'minor', grid: 'W-01' };
const move: Edit = {
  op: 'move-vertex',
  from: [insideWest[0], insideWest[1]],
  to: [insideWest[0], insideWest[1] + 900],
};
const next = (draft: DraftedPlan, edit: Edit): DraftedPlan => {
  const applied = applyEdits(draft, [edit]);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.plan;
};
const texts = (findings: readonly Finding[]) => findings.map((finding) => JSON.stringify(finding)).sort();

test('after each edit and each undo it finds what a check of the whole finds, and looks at the whole only once', () => {
  const whole = vi.spyOn(contiguity, 'find');
  const find = createFinder(faults, []);
  let draft = undrafted(base);
  find(draft);
  for (const edit of [unname, give, move] as const) {
    draft = next(draft, edit);
    expect(texts(find(draft))).toEqual(texts(findAll(draft.now, faults, [])));
  }
  for (const edit of [move, give] as const) {
    draft = next(draft, { op: 'undo', edit: edit as never });
    expect(texts(find(draft))).toEqual(texts(findAll(draft.now, faults, [])));
  }
  find(draft);
  // One look at the whole of the finder's, and five of the comparisons above.
  expect(whole.mock.calls.filter(([{ touched }]) => touched === null)).toHaveLength(1 + 5);
});

test('a draft that is not one step on is checked as a whole', () => {
  const find = createFinder(faults, []);
  find(undrafted(base));
  const far = next(next(undrafted(base), unname), give);
  expect(texts(find(far))).toEqual(texts(findAll(far.now, faults, [])));
});

test('what the plan in force does not have is fresh; what it has is not, whatever its numbers are now', () => {
  const inForce = next(undrafted(base), unname);
  const isFresh = freshness(inForce.now, findAll(inForce.now, faults, []));
  const fresh = ({ now }: DraftedPlan) =>
    findAll(now, faults, []).map((finding) => [finding.check, finding.grids, isFresh(now, finding)]);
  const [e1, e2] = ['E-01', 'E-02'].map((id) => base.tiers[minor]!.grids.findIndex((grid) => grid.id === id));
  const unnamed = (draft: DraftedPlan) =>
    fresh(draft).flatMap(([check, grids, isNew]) => (check === 'unnamed-bound' ? [[grids, isNew]] : []));
  expect(unnamed(inForce)).toEqual([[expect.arrayContaining([e1, e2]), false]]);
  const fewer = next(inForce, { op: 'dissolve-grid', tier: 'minor', grid: 'W-01', into: 'W-02' });
  expect(unnamed(fewer)).toEqual([[expect.arrayContaining([e1! - 1, e2! - 1]), false]]);
  expect(fresh(next(inForce, give))).toContainEqual(['contiguity', expect.anything(), true]);
});
