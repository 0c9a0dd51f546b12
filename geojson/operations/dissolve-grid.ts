import { facesOfGrid } from '../kernel/grid-geometry.ts';
import { contentOfFace, type FaceContent, proposeContents } from '../kernel/propose-change.ts';
import { tablesOf } from '../kernel/tables.ts';
import { contentWith } from './content-with.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface DissolveGrid {
  readonly tier: string;
  readonly grid: string;
  /** The grid of the same tier that takes its faces; null leaves them unassigned. */
  readonly into: string | null;
}

/** Drops a grid from its tier. One that other grids belong to is refused: they must be moved first. */
export const dissolveGrid: Operation<DissolveGrid> = {
  name: 'dissolve-grid',
  propose(plan, { tier, grid, into }) {
    const t = plan.tiers.findIndex(({ id }) => id === tier);
    const index = plan.tiers[t]?.grids.findIndex(({ id }) => id === grid) ?? -1;
    if (index === -1) return refuseGrid(plan, 'unknown-grid', t, -1);
    if (into !== null && (into === grid || !plan.tiers[t]!.grids.some(({ id }) => id === into))) {
      return refuseGrid(plan, 'unknown-grid', t, index);
    }
    if (
      plan.tiers.some(({ parent, grids }) => parent === t && grids.some((child) => child.parent === index))
    ) {
      return refuseGrid(plan, 'has-children', t, index);
    }
    if (plan.tiers[t]!.grids[index]!.locked) return refuseGrid(plan, 'locked', t, index);
    const before = tablesOf(plan);
    const tables = {
      ...before,
      grids: before.grids.map((rows, i) => (i === t ? rows.filter((row) => row.id !== grid) : rows)),
    };
    const contents = new Map<number, FaceContent>();
    for (const face of facesOfGrid(plan, t, index)) {
      contents.set(face, contentWith(plan, tables, contentOfFace(plan, face), t, into));
    }
    return asEdit('dissolve-grid', proposeContents(plan, contents, tables));
  },
};
