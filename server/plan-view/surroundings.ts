import type { Grid } from '../../data/model/plan.ts';
import type { GridDetail } from '../../data/model/replies.ts';
import { fourBounds, fourBoundsText } from '../../geojson/kernel/four-bounds.ts';
import { gridIndex, tierIndex } from '../../geojson/kernel/grid-geometry.ts';
import type { PlanView } from '../plan-view.ts';

/** What the rim of the scope is called in the four bounds. */
const rim = { zh: '网格化管理区域外缘', en: 'the edge of the managed area' };

/** The four bounds of a grid, in both languages; null for one that is no set of faces. */
export function fourBoundsOf(view: PlanView, { id, tier }: Grid): GridDetail['fourBounds'] {
  const t = tierIndex(view.plan, tier);
  const grid = gridIndex(view.plan, t, id);
  if (grid === -1 || view.figureOf.get(id)?.area == null) return null;
  const labelOf = (other: number) => labelled(view, t, other).label;
  return fourBoundsText(fourBounds(view.plan, t, grid, labelOf, rim));
}

/** The grids of the same tier that share border with a grid, longest first. */
export function neighboursOf(view: PlanView, { id, tier }: Grid): GridDetail['neighbours'] {
  const t = tierIndex(view.plan, tier);
  return (view.figureOf.get(id)?.neighbours ?? []).map(({ group, metres }) => {
    const { grid, label } = labelled(view, t, group);
    return { grid: grid.id, label, sharedMetres: metres };
  });
}

/** A grid by its index in a tier, and what a neighbour calls it: code and name. */
function labelled(view: PlanView, tier: number, index: number): { grid: Grid; label: Grid['label'] } {
  const grid = view.gridOf.get(view.plan.tiers[tier]!.grids[index]!.id)!;
  const { code, label } = grid;
  return { grid, label: { zh: joined(code, label.zh), en: joined(code, label.en) } };
}

function joined(code: string, name: string): string {
  return name.includes(code) ? name : `${code} ${name}`;
}
