import type { PolygonFeature } from 'topojson-client';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { type MultiPolygonCoordinates, ringCoordinates } from '../../../geojson/kernel/polygons.ts';

/** The faces of a map as GeoJSON features, one a face, whose property `face` is its index. */
export function faceFeatures(map: PlanarMap): PolygonFeature[] {
  return Array.from({ length: map.faceCount }, (_, face) => ({
    type: 'Feature',
    id: face,
    properties: { face },
    geometry: {
      type: 'Polygon',
      coordinates: Array.from({ length: map.faceRing[face + 1]! - map.faceRing[face]! }, (_, k) => {
        const ring = map.faceRing[face]! + k;
        return ringCoordinates(map, [
          ...map.ringHalf.subarray(map.ringStart[ring]!, map.ringStart[ring + 1]!),
        ]);
      }),
    },
  }));
}

/** A feature's coordinates, in the form of a MultiPolygon. */
export function multiPolygonOf({ geometry }: PolygonFeature): MultiPolygonCoordinates {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
