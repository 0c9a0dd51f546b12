import type { Geometry } from 'geojson';
import type { TierCollection } from '../../../data/model/replies.ts';
import type { Language } from '../../../data/model/text.ts';
import { borders } from '../../../geojson/kernel/borders.ts';
import { edgeOfPoint, pointsAt } from '../../../geojson/kernel/lookup.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { BorderSlot, GridSlot, SlotFeature, SlotFeatures } from '../../map/slot-data.ts';
import { ringsOf } from '../../overlays/grid-features.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { type DrawnGrid, type DrawnPlan, sameCoordinates } from './drawn-plan.ts';

/** A plan being edited, as the map's slots take it. Features have ids, so that the touched ones can be redrawn alone. */

export type TintOf = ReadonlyMap<string, number>;

/** A grid keeps the tint it has in the plan in force, so that the map does not flicker while borders move. */
export function tintsOf(grids: TierCollection): TintOf {
  return new Map(grids.features.map(({ properties: { id, tint } }) => [id, tint]));
}

export function gridSlot(grids: readonly DrawnGrid[], tintOf: TintOf): SlotFeatures<GridSlot> {
  return { type: 'FeatureCollection', features: grids.flatMap((grid) => gridFeature(grid, tintOf)) };
}

function gridFeature({ id, geometry }: DrawnGrid, tintOf: TintOf): SlotFeature<GridSlot>[] {
  if (geometry === null) return [];
  return [{ type: 'Feature', geometry, properties: { id, kind: 'area', tint: tintOf.get(id) ?? 0 } }];
}

export type BorderFeature = SlotFeature<BorderSlot>;

/** The borders of a tier, of the tier above it, and of the lines that divide by name (`dividingLines`). */
export function borderSlot(
  { plan, tiers }: DrawnPlan,
  tier: number,
  dividing: readonly BorderFeature[],
): SlotFeatures<BorderSlot> {
  const above = plan.tiers[tier]?.parent ?? -1;
  return {
    type: 'FeatureCollection',
    features: [
      ...outlinesOf(tiers[tier] ?? [], 'own'),
      ...outlinesOf(tiers[above] ?? [], 'parent'),
      ...dividing,
    ],
  };
}

function outlinesOf(grids: readonly DrawnGrid[], weight: 'own' | 'parent'): BorderFeature[] {
  return grids.flatMap(({ id, geometry }) =>
    geometry === null
      ? []
      : [
          {
            type: 'Feature' as const,
            geometry: { type: 'MultiLineString' as const, coordinates: ringsOf(geometry) },
            properties: { id: `${weight} ${id}`, weight, label: '' },
          },
        ],
  );
}

/** Is a vertex on a line that divides by name? Only then does moving it change such a line. */
export function isOnDividingLine({ map, names, nameOfEdge }: Plan, [x, y]: LatticePoint): boolean {
  return pointsAt(map, [x, y]).some((point) => {
    const dividing = names[nameOfEdge[edgeOfPoint(map, point)] ?? -1]?.dividing;
    return dividing !== null && dividing !== undefined;
  });
}

/** The lines that divide grids of a higher tier by name, as long as they go. */
export function dividingLines(plan: Plan, tier: number, language: Language): BorderFeature[] {
  return borders(plan, tier).flatMap(({ name, coordinates, separates }, index) => {
    const dividing = plan.names[name]?.dividing;
    if (dividing === null || dividing === undefined || separates === tier) return [];
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'LineString' as const, coordinates: coordinates.map(([x, y]) => [x, y]) },
        properties: { id: `dividing ${index}`, weight: 'dividing' as const, label: dividing[language] },
      },
    ];
  });
}

/** The features of a slot whose shape is another than before: what a drag has to redraw. */
export function redrawn<P>(before: SlotFeatures<P>, now: SlotFeatures<P>): SlotFeature<P>[] {
  return now.features.filter(({ geometry }, i) => !sameShape(geometry, before.features[i]?.geometry));
}

function sameShape(a: Geometry, b: Geometry | undefined): boolean {
  if (a === b) return true;
  if (b === undefined || !('coordinates' in a) || !('coordinates' in b)) return false;
  return sameCoordinates(a.coordinates, b.coordinates);
}
