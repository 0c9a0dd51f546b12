import { pointAt } from '../kernel/lookup.ts';
import type { Name } from '../kernel/plan-input.ts';
import { proposeNames } from '../kernel/propose-names.ts';
import { tablesOf } from '../kernel/tables.ts';
import { asEdit, type Operation } from './operation.ts';

export interface MarkDividing {
  /** The id of a named line. */
  readonly line: string;
  /** What it is called where it divides grids of a higher tier; null: it does not. */
  readonly dividing: Name | null;
}

/** Says that a line divides grids by name (建设路中间隔离带), or no longer does. */
export const markDividing: Operation<MarkDividing> = {
  name: 'mark-dividing',
  propose(plan, { line, dividing }) {
    const place = pointAt(plan.map, 0);
    const known = plan.names.find(({ id }) => id === line);
    if (known === undefined) return { ok: false, reason: 'unknown-line', place };
    if (known.dividing?.zh === dividing?.zh && known.dividing?.en === dividing?.en) {
      return { ok: false, reason: 'unchanged', place };
    }
    const before = tablesOf(plan);
    const names = before.names.map((name) => (name.id === line ? { ...name, dividing } : name));
    return asEdit('mark-dividing', proposeNames(plan, [], null, { ...before, names }));
  },
};
