import type { Grid } from '../../data/model/plan.ts';
import type { GridDetail } from '../../data/model/replies.ts';
import { codeAndName, gridBounds } from '../../data/rules/grid-bounds.ts';
import { gridIndex, tierIndex } from '../../geojson/kernel/grid-geometry.ts';
import type { PlanView } from '../plan-view.ts';

/** The four bounds of a grid, in both languages; null for one that is no set of faces. */
export function fourBoundsOf(view: PlanView, { id, tier }: Grid): GridDetail['fourBounds'] {
  const t = tierIndex(view.plan, tier);
  const grid = gridIndex(view.plan, t, id);
  if (grid === -1 || view.figureOf.get(id)?.area == null) return null;
  return gridBounds(view.plan, t, grid, view.gridOf);
}

/** The grids of the same tier that share border with a grid, longest first. */
export function neighboursOf(view: PlanView, { id, tier }: Grid): GridDetail['neighbours'] {
  const t = tierIndex(view.plan, tier);
  return (view.figureOf.get(id)?.neighbours ?? []).map(({ group, metres }) => {
    const grid = view.gridOf.get(view.plan.tiers[t]!.grids[group]!.id)!;
    return { grid: grid.id, label: codeAndName(grid), sharedMetres: metres };
  });
}
