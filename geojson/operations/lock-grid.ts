import { proposeContents } from '../kernel/propose-change.ts';
import { tablesOf } from '../kernel/tables.ts';
import { asEdit, type Operation, refuseGrid } from './operation.ts';

export interface LockGrid {
  readonly tier: string;
  readonly grid: string;
  readonly locked: boolean;
}

/** Locks a grid, so that its faces and borders refuse every operation, or unlocks it. */
export const lockGrid: Operation<LockGrid> = {
  name: 'lock-grid',
  propose(plan, { tier, grid, locked }) {
    const t = plan.tiers.findIndex(({ id }) => id === tier);
    const index = plan.tiers[t]?.grids.findIndex(({ id }) => id === grid) ?? -1;
    if (index === -1) return refuseGrid(plan, 'unknown-grid', t, -1);
    if (plan.tiers[t]!.grids[index]!.locked === locked) return refuseGrid(plan, 'unchanged', t, index);
    const before = tablesOf(plan);
    const tables = {
      ...before,
      grids: before.grids.map((rows, i) =>
        rows.map((row, r) => (i === t && r === index ? { ...row, locked } : row)),
      ),
    };
    return asEdit('lock-grid', proposeContents(plan, new Map(), tables));
  },
};
