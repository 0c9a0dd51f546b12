import type { Grid } from '../../../data/model/plan.ts';
import type { TierCollection } from '../../../data/model/replies.ts';
import { neighbours } from '../../../geojson/kernel/adjacency.ts';
import { gridGeometry } from '../../../geojson/kernel/grid-geometry.ts';
import { labelPoint } from '../../../geojson/kernel/label-point.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';

type GridFeature = TierCollection['features'][number];

/**
 * A tier as a draft has it, for its names and colours on the map. A grid of the plan in force keeps its colour and the place of its
 * name, so that neither jumps while borders move; one that is new gets a colour no neighbour has, and its name where there is most room.
 * @param gridOf the draft's grids by id
 */
export function draftedTier(
  inForce: TierCollection,
  plan: Plan,
  tier: number,
  gridOf: ReadonlyMap<string, Grid>,
): TierCollection {
  const { id: tierId = '', grids = [] } = plan.tiers[tier] ?? {};
  const known = new Map(inForce.features.map((feature) => [feature.properties.id, feature]));
  const tints = tintsOfDraft(plan, tier, (id) => known.get(id)?.properties.tint);
  const features = grids.flatMap(({ id }, index): GridFeature[] => {
    const geometry = known.get(id)?.geometry ?? gridGeometry(plan, tier, index);
    if (geometry === null) return [];
    const { code = id, label = { zh: id, en: id }, parent = null } = gridOf.get(id) ?? {};
    const before = known.get(id)?.properties ?? {
      id,
      tier: tierId,
      labelPoint: labelPointOf(geometry),
      squareMetres: null,
      lengthMetres: null,
    };
    const properties = { ...before, code, ...label, parent, tint: tints[index] ?? 0 };
    return [{ type: 'Feature', geometry, properties }];
  });
  return { type: 'FeatureCollection', features };
}

function labelPointOf(geometry: GridFeature['geometry']): [number, number] {
  if (geometry.type === 'Polygon') return labelPoint([geometry.coordinates]);
  return geometry.type === 'MultiPolygon' ? labelPoint(geometry.coordinates) : [0, 0];
}

/** The tint of each grid: its own in the plan in force, or else the first that no neighbour has. */
function tintsOfDraft(plan: Plan, tier: number, known: (id: string) => number | undefined): number[] {
  const { grids = [], gridOfFace } = plan.tiers[tier] ?? {};
  const tints = grids.map(({ id }) => known(id) ?? -1);
  if (gridOfFace === undefined || !tints.includes(-1)) return tints;
  const beside = neighbours(plan.map, gridOfFace, grids.length);
  for (const [grid, tint] of tints.entries()) {
    if (tint !== -1) continue;
    const used = new Set(beside[grid]?.map(({ group }) => tints[group]));
    tints[grid] = [0, 1, 2, 3, 4].find((one) => !used.has(one)) ?? 5;
  }
  return tints;
}
