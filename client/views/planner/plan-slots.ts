import type { Geometry } from 'geojson';
import type { TierCollection } from '../../../data/model/replies.ts';
import type { Language } from '../../../data/model/text.ts';
import { borders } from '../../../geojson/kernel/borders.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { BorderSlot, GridSlot, SlotFeature, SlotFeatures } from '../../map/slot-data.ts';
import { ringsOf } from '../../overlays/grid-features.ts';
import type { DrawnGrid, DrawnPlan } from './drawn-plan.ts';

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

/** The borders of a tier, of the tier above it, and of the lines that divide by name. */
export function borderSlot(
  { plan, tiers }: DrawnPlan,
  tier: number,
  language: Language,
): SlotFeatures<BorderSlot> {
  const above = plan.tiers[tier]?.parent ?? -1;
  return {
    type: 'FeatureCollection',
    features: [
      ...outlinesOf(tiers[tier] ?? [], 'own'),
      ...outlinesOf(tiers[above] ?? [], 'parent'),
      ...dividingLines(plan, tier, language),
    ],
  };
}

function outlinesOf(grids: readonly DrawnGrid[], weight: 'own' | 'parent'): SlotFeature<BorderSlot>[] {
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

function dividingLines(plan: Plan, tier: number, language: Language): SlotFeature<BorderSlot>[] {
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

/** Parts that were not touched are mostly the very arrays of before. */
function sameCoordinates(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((part, i) => sameCoordinates(part, b[i]))
  );
}
