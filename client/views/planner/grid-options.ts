import type { Grid } from '../../../data/model/plan.ts';
import { codeAndName } from '../../../data/rules/grid-bounds.ts';
import type { Speak } from '../../i18n/use-text.ts';

/** Grids as a list to choose from. */
export function gridOptions(
  t: Speak,
  ids: readonly string[],
  gridOf: ReadonlyMap<string, Grid>,
): { readonly value: string; readonly label: string }[] {
  return ids.map((id) => {
    const grid = gridOf.get(id);
    return { value: id, label: grid === undefined ? id : t(codeAndName(grid)) };
  });
}
