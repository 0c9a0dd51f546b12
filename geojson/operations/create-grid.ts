import type { Name } from '../kernel/plan-input.ts';
import { contentOfFace, type FaceContent, proposeContents } from '../kernel/propose-change.ts';
import { type Tables, tablesOf } from '../kernel/tables.ts';
import { contentWith } from './content-with.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface CreateGrid {
  readonly tier: string;
  readonly id: string;
  /** A grid of the parent tier; null where there is none. */
  readonly parent: string | null;
  /** The faces it takes, by index; may be none. */
  readonly faces: readonly number[];
  /** What people call it. A plan knows grids by id only: it stays with the input, for whoever lists them. */
  readonly label?: Name | undefined;
}

/** Adds a grid to a tier and gives it faces. */
export const createGrid: Operation<CreateGrid> = {
  name: 'create-grid',
  propose(plan, { tier, id, parent, faces }) {
    const t = plan.tiers.findIndex((one) => one.id === tier);
    if (t === -1) return refuseGrid(plan, 'unknown-grid', t, -1);
    const { grids, parent: above } = plan.tiers[t]!;
    const taken = grids.findIndex((grid) => grid.id === id);
    if (taken !== -1) return refuseGrid(plan, 'taken', t, taken);
    if (parent !== null && !plan.tiers[above]?.grids.some((grid) => grid.id === parent)) {
      return refuseGrid(plan, 'not-a-parent', t, -1);
    }
    if (faces.some((face) => !(face >= 0 && face < plan.map.faceCount)))
      return refuseGrid(plan, 'unknown-face', t, -1);
    const before = tablesOf(plan);
    const tables: Tables = {
      ...before,
      grids: before.grids.map((rows, i) => (i === t ? [...rows, { id, parent, locked: false }] : rows)),
    };
    const contents = new Map<number, FaceContent>();
    for (const face of faces) contents.set(face, contentWith(plan, tables, contentOfFace(plan, face), t, id));
    return asEdit('create-grid', proposeContents(plan, contents, tables));
  },
};
