import { applyChange, invertChange } from '../../../geojson/kernel/change.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import { groupGeometries } from '../../../geojson/kernel/polygons.ts';
import type { Repair } from '../../../geojson/kernel/repair.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { bytesOf } from '../plan-bytes.ts';

/** A plan with a block and a grid of its own for each polygon, and the faults of its build. */
export function planFrom(polygons: readonly PolygonInput[]) {
  const result = createPlan({
    tiers: [{ id: 'grid', parent: null }],
    grids: polygons.map(({ id }) => ({ id, tier: 'grid', parent: null })),
    blocks: polygons.map((polygon) => ({ ...polygon, grids: { grid: polygon.id } })),
    lines: [],
  });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

/** The plan with all that was proposed done; each change is also taken back and must give back the same bytes. */
export function applied(plan: Plan, repairs: readonly Repair[]): Plan {
  let repaired = plan;
  for (const { change } of repairs) {
    if (change === null) continue;
    const result = applyChange(repaired, change);
    if (!result.ok) throw new Error(result.reason);
    const back = applyChange(result.plan, invertChange(change));
    if (!back.ok || bytesOf(back.plan) !== bytesOf(repaired)) throw new Error('the inverse differs');
    repaired = result.plan;
  }
  return repaired;
}

/** The blocks as polygons again, those that still cover something. */
export function polygonsFrom(plan: Plan): PolygonInput[] {
  return groupGeometries(plan.map, plan.blockOfFace, plan.blockIds.length).flatMap((geometry, block) =>
    geometry === null
      ? []
      : [
          {
            id: plan.blockIds[block]!,
            coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
          },
        ],
  );
}
