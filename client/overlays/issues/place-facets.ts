import { type Placement, placements } from '../../../data/model/issue.ts';
import type { IssueColumns } from '../../../data/model/issue-columns.ts';
import type { PlanDocument } from '../../../data/model/plan.ts';
import { placedGrids } from '../../../data/rules/placed-grids.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { locator } from '../../../geojson/kernel/locate.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { IssueTable } from './issue-table.ts';

/** The grid of `tier` that each issue lies in ('' for none), and where it stands to the borders. */
export type PlaceFacets = (
  tier: string,
  columns: IssueColumns,
) => Pick<IssueTable['facets'], 'grid' | 'placement'>;

/**
 * Prepares the facets that follow from where issues lie, by the same rules as the server's attribution
 * (data/rules/attribution.ts), many points at a time.
 */
export function placeFacets(plan: Plan, document: Pick<PlanDocument, 'placed' | 'grids'>): PlaceFacets {
  const { facesAt, onBorder } = locator(plan.map);
  const placedAt = placedGrids(document);
  return (tier, { count, longitude, latitude }) => {
    const faces = facesAt(longitude, latitude, new Int32Array(count));
    const made = plan.tiers.find(({ id }) => id === tier);
    const values = [...document.grids.filter((grid) => grid.tier === tier).map(({ id }) => id), ''];
    const placeOf = new Map(values.map((id, place) => [id, place]));
    const none = values.length - 1;
    const gridOfFace = made?.gridOfFace.map((grid) => placeOf.get(made.grids[grid]?.id ?? '') ?? none);
    const grid = new Uint16Array(count);
    const placement = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const [x, y, face] = [longitude[i]!, latitude[i]!, faces[i]!];
      const isOutside = !plan.tiers.some(({ gridOfFace: of }) => (of[face] ?? -1) !== -1);
      const placed = isOutside || gridOfFace === undefined ? placedAt(toDegrees(x), toDegrees(y)) : null;
      grid[i] =
        gridOfFace === undefined ? (placeOf.get(placed?.[tier] ?? '') ?? none) : (gridOfFace[face] ?? none);
      const isNobodys = isOutside && Object.keys(placed ?? {}).length === 0;
      placement[i] = placeIn(isNobodys ? 'outside' : onBorder(x, y) ? 'border' : 'inside');
    }
    return { grid: { values, of: grid }, placement: { values: placements, of: placement } };
  };
}

const placeIn = (placement: Placement) => placements.indexOf(placement);
