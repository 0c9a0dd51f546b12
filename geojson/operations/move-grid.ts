import { facesOfGrid } from '../kernel/grid-geometry.ts';
import { contentOfFace, type FaceContent, proposeContents } from '../kernel/propose-change.ts';
import { tablesOf } from '../kernel/tables.ts';
import { contentWith } from './content-with.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface MoveGrid {
  readonly tier: string;
  readonly grid: string;
  /** A grid of the parent tier, or null. */
  readonly parent: string | null;
}

/** Puts a grid under another grid of the parent tier; its faces go with it. */
export const moveGrid: Operation<MoveGrid> = {
  name: 'move-grid',
  propose(plan, { tier, grid, parent }) {
    const t = plan.tiers.findIndex(({ id }) => id === tier);
    const index = plan.tiers[t]?.grids.findIndex(({ id }) => id === grid) ?? -1;
    if (index === -1) return refuseGrid(plan, 'unknown-grid', t, -1);
    const above = plan.tiers[plan.tiers[t]!.parent];
    if (above === undefined || (parent !== null && !above.grids.some(({ id }) => id === parent))) {
      return refuseGrid(plan, 'not-a-parent', t, index);
    }
    if (plan.tiers[t]!.grids[index]!.locked) return refuseGrid(plan, 'locked', t, index);
    const before = tablesOf(plan);
    if (before.grids[t]![index]!.parent === parent) return refuseGrid(plan, 'unchanged', t, index);
    const tables = {
      ...before,
      grids: before.grids.map((rows, i) =>
        rows.map((row, r) => (i === t && r === index ? { ...row, parent } : row)),
      ),
    };
    const contents = new Map<number, FaceContent>();
    for (const face of facesOfGrid(plan, t, index)) {
      contents.set(face, contentWith(plan, tables, contentOfFace(plan, face), t, grid));
    }
    return asEdit('move-grid', proposeContents(plan, contents, tables));
  },
};
