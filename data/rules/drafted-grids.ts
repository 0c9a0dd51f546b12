import type { BoundaryEdit } from '../model/edit.ts';
import type { Grid } from '../model/plan.ts';

/**
 * The grids of a plan document as the edits of a draft leave them, with the names people call them by, which the kernel's plan does
 * not keep. Of a tier that is made of faces they are the plan's own grids, in the plan's order.
 * @param edits those that stand, in the order they were made (`DraftedPlan.done`)
 */
export function draftedGrids(grids: readonly Grid[], edits: readonly BoundaryEdit[]): readonly Grid[] {
  return edits.reduce(after, grids);
}

function after(grids: readonly Grid[], edit: BoundaryEdit): readonly Grid[] {
  switch (edit.op) {
    case 'create-grid': {
      const { tier, id, parent, label = { zh: id, en: id } } = edit;
      return [...grids, { id, tier, code: id, label, parent }];
    }
    case 'dissolve-grid':
      return grids.filter(({ id }) => id !== edit.grid);
    case 'rename-grid':
      return grids.map((grid) => renamed(grid, edit));
    case 'move-grid':
      return grids.map((grid) => (grid.id === edit.grid ? { ...grid, parent: edit.parent } : grid));
    default:
      return grids;
  }
}

/** A grid after a renaming: ids are unique in a county, so a parent's is known wherever it stands. */
function renamed(grid: Grid, { grid: from, id, label }: BoundaryEdit & { readonly op: 'rename-grid' }): Grid {
  if (grid.id === from)
    return { ...grid, id, code: id === from ? grid.code : id, label: label ?? grid.label };
  return grid.parent === from ? { ...grid, parent: id } : grid;
}
