import type { PlanarMap } from './planar-map.ts';
import { pointInside } from './point-inside.ts';
import { faceRings } from './polygons.ts';

/** A point inside a face, in degrees. */
export function facePlace(map: PlanarMap, face: number): [number, number] {
  return pointInside([faceRings(map, face)]);
}
