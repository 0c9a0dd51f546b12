import type { PlanDocument } from '../model/plan.ts';

/** West, south, east and north in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** The bounds of GeoJSON coordinates, however deeply nested; of none at all, west exceeds east. */
export function boundsOf(coordinates: unknown): Bounds {
  const bounds: Bounds = [180, 90, -180, -90];
  extend(bounds, coordinates);
  return bounds;
}

/** The bounds of everything a plan's grids are drawn from. */
export function boundsOfDocument({ blocks, placed }: PlanDocument): Bounds {
  return boundsOf([...blocks.features, ...placed.features].map(({ geometry }) => geometry.coordinates));
}

function extend(bounds: Bounds, coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return;
  const [x, y]: unknown[] = coordinates;
  if (typeof x !== 'number' || typeof y !== 'number') {
    for (const part of coordinates) extend(bounds, part);
    return;
  }
  bounds[0] = Math.min(bounds[0], x);
  bounds[1] = Math.min(bounds[1], y);
  bounds[2] = Math.max(bounds[2], x);
  bounds[3] = Math.max(bounds[3], y);
}
