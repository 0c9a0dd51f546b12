import type { z } from 'zod';
import type { Building } from '../../geojson/checks/check.ts';
import type { layerCollection } from '../model/replies.ts';

/** The buildings among what is drawn beneath the grids, as the checks take them; none where the county draws none. */
export function buildingsOfGround({ features }: z.infer<typeof layerCollection>): Building[] {
  return features.flatMap(({ properties, geometry }): Building[] => {
    if (!('kind' in properties) || properties.kind !== 'building') return [];
    if (geometry.type === 'Polygon') return [{ id: properties.id, coordinates: [geometry.coordinates] }];
    if (geometry.type === 'MultiPolygon') return [{ id: properties.id, coordinates: geometry.coordinates }];
    return [];
  });
}
