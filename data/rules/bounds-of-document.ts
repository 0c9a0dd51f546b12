import type { PlanDocument } from '../model/plan.ts';

/** West, south, east and north of everything a plan's grids are drawn from, in degrees. */
export function boundsOfDocument({
  blocks,
  placed,
}: PlanDocument): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [x, y]: unknown[] = coordinates;
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const part of coordinates) take(part);
      return;
    }
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  };
  for (const { geometry } of blocks.features) take(geometry.coordinates);
  for (const { geometry } of placed.features) take(geometry.coordinates);
  return [west, south, east, north];
}
