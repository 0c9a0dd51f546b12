import { pointAt, stretchOfFace } from '../kernel/lookup.ts';
import { contentOfFace, type FaceContent, proposeContents } from '../kernel/propose-change.ts';
import { tablesOf } from '../kernel/tables.ts';
import { contentWith } from './content-with.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface AssignFaces {
  /** By index; a lasso is the faces it holds. */
  readonly faces: readonly number[];
  readonly tier: string;
  /** Null takes the faces out of the tier. */
  readonly grid: string | null;
}

/** Gives faces to a grid. The tiers above follow; in the tiers below, faces leave grids of other parents. */
export const assignFaces: Operation<AssignFaces> = {
  name: 'assign-faces',
  propose(plan, { faces, tier, grid }) {
    const t = plan.tiers.findIndex(({ id }) => id === tier);
    const known = grid === null || plan.tiers[t]?.grids.some(({ id }) => id === grid);
    if (t === -1 || !known) return refuseGrid(plan, 'unknown-grid', t, -1);
    const stray = faces.some((face) => !(face >= 0 && face < plan.map.faceCount));
    if (stray || faces.length === 0)
      return { ok: false, reason: 'unknown-face', place: pointAt(plan.map, 0) };
    const tables = tablesOf(plan);
    const contents = new Map<number, FaceContent>();
    for (const face of faces) {
      const before = contentOfFace(plan, face);
      const after = contentWith(plan, tables, before, t, grid);
      if (after.grids.some((id, i) => id !== before.grids[i])) contents.set(face, after);
    }
    if (contents.size === 0) {
      return { ok: false, reason: 'unchanged', place: stretchOfFace(plan.map, faces[0]!)[0] };
    }
    return asEdit('assign-faces', proposeContents(plan, contents));
  },
};
