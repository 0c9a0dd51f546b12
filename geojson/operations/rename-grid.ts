import { facesOfGrid } from '../kernel/grid-geometry.ts';
import { contentOfFace, type FaceContent, proposeContents } from '../kernel/propose-change.ts';
import { tablesOf } from '../kernel/tables.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface RenameGrid {
  readonly tier: string;
  readonly grid: string;
  readonly id: string;
}

/** Gives a grid another id. Its faces and its children stay with it. */
export const renameGrid: Operation<RenameGrid> = {
  name: 'rename-grid',
  propose(plan, { tier, grid, id }) {
    const t = plan.tiers.findIndex((one) => one.id === tier);
    const index = plan.tiers[t]?.grids.findIndex((one) => one.id === grid) ?? -1;
    if (index === -1) return refuseGrid(plan, 'unknown-grid', t, -1);
    if (id === grid) return refuseGrid(plan, 'unchanged', t, index);
    if (plan.tiers[t]!.grids.some((one) => one.id === id)) return refuseGrid(plan, 'taken', t, index);
    if (plan.tiers[t]!.grids[index]!.locked) return refuseGrid(plan, 'locked', t, index);
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
