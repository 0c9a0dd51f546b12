import type { MultiPolygonCoordinates } from './polygons.ts';

/**
 * A point inside the polygons, in degrees: the middle of the widest stretch along a parallel between two neighbouring
 * vertices' latitudes, halfway up. To look at, not to compute with.
 */
export function pointInside(polygons: MultiPolygonCoordinates): [number, number] {
  const latitudes = [...new Set(polygons.flat(2).map(([, latitude]) => latitude))].sort((p, q) => p - q);
  const half = Math.max(1, latitudes.length >> 1);
  const latitude = (latitudes[half - 1]! + latitudes[half]!) / 2;
  const crossings: number[] = [];
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!;
      const [x2, y2] = ring[i]!;
      if (y1 <= latitude !== y2 <= latitude) crossings.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.sort((p, q) => p - q);
  let widest = 0;
  for (let i = 2; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1]! - crossings[i]! > crossings[widest + 1]! - crossings[widest]!) widest = i;
  }
  return [(crossings[widest]! + crossings[widest + 1]!) / 2, latitude];
}
