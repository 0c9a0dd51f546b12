import type { z } from 'zod';
import type { Building } from '../../geojson/checks/check.ts';
import type { ground } from '../model/plan.ts';

/** The buildings among what is drawn beneath the grids, as the checks take them; none where the county draws none. */
export function buildingsOfGround({ features }: z.infer<typeof ground>): Building[] {
  return features.flatMap(({ properties, geometry }): Building[] => {
    if (properties.kind !== 'building' || geometry.type === 'LineString') return [];
    const { type, coordinates } = geometry;
    return [{ id: properties.id, coordinates: type === 'Polygon' ? [coordinates] : coordinates }];
  });
}
