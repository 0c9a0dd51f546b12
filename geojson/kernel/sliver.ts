import { geodesicLength } from './geodesic.ts';
import type { MultiPolygonCoordinates } from './polygons.ts';

/** A region is a sliver when it is both thin for its length and narrow on the ground. */
export interface SliverLimits {
  /** Thinner than this, as 4πA/P²: a circle is 1. */
  readonly compactness: number;
  /** Narrower than this, in metres. */
  readonly width: number;
}

/** A strip of 40 : 1 has the compactness 0.075, one of 30 : 1 just 0.1; 10 m is less than a street with its pavements takes. */
export const usualSliver: SliverLimits = { compactness: 0.1, width: 10 };

/** Is a region of this many m² a sliver? */
export function isSliver(
  area: number,
  polygons: MultiPolygonCoordinates,
  limits: SliverLimits = usualSliver,
): boolean {
  const thinness = (4 * Math.PI * area) / perimeterOf(polygons) ** 2;
  return thinness < limits.compactness && stripWidth(area, polygons) < limits.width;
}

/** The width in metres of the long strip that has this area in m² and the polygons' perimeter: 2A/P. */
export function stripWidth(area: number, polygons: MultiPolygonCoordinates): number {
  return (2 * area) / perimeterOf(polygons);
}

function perimeterOf(polygons: MultiPolygonCoordinates): number {
  return polygons.flat().reduce((sum, ring) => sum + geodesicLength(ring), 0);
}
