import type { PlanarMap } from './planar-map.ts';
import { pointInside } from './point-inside.ts';
import { facesGeometry } from './polygons.ts';

/** A point inside a face, in degrees. */
export function facePlace(map: PlanarMap, face: number): [number, number] {
  const geometry = facesGeometry(map, [face])!;
  return pointInside(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
}
