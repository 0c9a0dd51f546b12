import { toLattice } from '../../../geojson/kernel/lattice.ts';
import type { MapPoint } from '../../map/engine-types.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';

/** A place on the map in lattice units. */
export function latticePlace({
  longitude,
  latitude,
}: Pick<MapPoint, 'longitude' | 'latitude'>): LatticePoint {
  return [toLattice(longitude), toLattice(latitude)];
}
