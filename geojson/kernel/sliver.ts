import { geodesicLength } from './geodesic.ts';
import type { MultiPolygonCoordinates } from './polygons.ts';

/**
 * A gap counts as a sliver when it is both thin for its length (4πA/P², a circle being 1) and narrow on the ground
 * (2A/P in metres, the width of a long strip).
 */
const SLIVER_COMPACTNESS = 0.1;
const SLIVER_METRES = 10;

/** Is a gap of this many m² a sliver? */
export function isSliver(area: number, polygons: MultiPolygonCoordinates): boolean {
  const perimeter = polygons.flat().reduce((sum, ring) => sum + geodesicLength(ring), 0);
  return (4 * Math.PI * area) / perimeter ** 2 < SLIVER_COMPACTNESS && (2 * area) / perimeter < SLIVER_METRES;
}
