import { facesOfGrid } from '../kernel/grid-geometry.ts';
import type { Name } from '../kernel/plan-input.ts';
import { contentOfFace, type FaceContent, proposeContents } from '../kernel/propose-change.ts';
import { tablesOf } from '../kernel/tables.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface RenameGrid {
  readonly tier: string;
  readonly grid: string;
  readonly id: string;
  /** What people call it from now on; left out, as before. A plan knows grids by id only: it stays with the input. */
  readonly label?: Name | undefined;
}

/** Gives a grid another id, or only another label, which changes nothing in the plan. Its faces and its children stay with it. */
export const renameGrid: Operation<RenameGrid> = {
  name: 'rename-grid',
  propose(plan, { tier, grid, id, label }) {
    const t = plan.tiers.findIndex((one) => one.id === tier);
    const index = plan.tiers[t]?.grids.findIndex((one) => one.id === grid) ?? -1;
    if (index === -1) return refuseGrid(plan, 'unknown-grid', t, -1);
    if (id === grid && label === undefined) return refuseGrid(plan, 'unchanged', t, index);
    if (id !== grid && plan.tiers[t]!.grids.some((one) => one.id === id))
      return refuseGrid(plan, 'taken', t, index);
    if (plan.tiers[t]!.grids[index]!.locked) return refuseGrid(plan, 'locked', t, index);
    if (id === grid) return asEdit('rename-grid', proposeContents(plan, new Map()));
    const before = tablesOf(plan);
    const tables = {
      ...before,
      grids: before.grids.map((rows, i) =>
        rows.map((row) => ({
          ...row,
          id: i === t && row.id === grid ? id : row.id,
          parent: plan.tiers[i]!.parent === t && row.parent === grid ? id : row.parent,
        })),
      ),
    };
    const contents = new Map<number, FaceContent>();
    for (const face of facesOfGrid(plan, t, index)) {
      const { block, grids } = contentOfFace(plan, face);
      contents.set(face, { block, grids: grids.map((old, i) => (i === t ? id : old)) });
    }
    return asEdit('rename-grid', proposeContents(plan, contents, tables));
  },
};
