import { sideLength } from '../kernel/geodesic.ts';
import type { MultiPolygonCoordinates } from '../kernel/polygons.ts';
import { polygonsHold } from '../kernel/polygons-hold.ts';

/** In degrees. */
export type Place = readonly [number, number];

/** A stretch that a straight side runs inside polygons: its middle, and how far that is from the nearest wall, in metres. */
export interface Run {
  readonly place: Place;
  readonly depth: number;
}

/** The stretches of a side that lie inside polygons, between one wall and the next. What runs along a wall has no depth. */
export function runInside(polygons: MultiPolygonCoordinates, from: Place, to: Place): Run[] {
  const cuts = [0, ...polygons.flat().flatMap((ring) => wallsMet(ring, from, to)), 1].sort((p, q) => p - q);
  return cuts.slice(1).flatMap((end, i): Run[] => {
    if (end === cuts[i]) return [];
    const t = (cuts[i]! + end) / 2;
    const place: Place = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
    return polygonsHold(polygons, place) ? [{ place, depth: wallDistance(polygons, place) }] : [];
  });
}

/** Where along a side, 0…1, it meets the walls of a ring that are not parallel to it. */
function wallsMet(ring: readonly Place[], from: Place, to: Place): number[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return ring.slice(1).flatMap((b, i) => {
    const a = ring[i]!;
    const [wx, wy] = [b[0] - a[0], b[1] - a[1]];
    const across = dx * wy - dy * wx;
    if (across === 0) return [];
    const along = ((a[0] - from[0]) * wy - (a[1] - from[1]) * wx) / across;
    const onWall = ((a[0] - from[0]) * dy - (a[1] - from[1]) * dx) / across;
    return along > 0 && along < 1 && onWall >= 0 && onWall <= 1 ? [along] : [];
  });
}

/** The distance in metres from a place to the nearest wall. */
function wallDistance(polygons: MultiPolygonCoordinates, [x, y]: Place): number {
  const narrow = Math.cos((y * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [wx, wy] = [(ring[i]![0] - ax) * narrow, ring[i]![1] - ay];
      const length = wx * wx + wy * wy;
      const t =
        length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * narrow * wx + (y - ay) * wy) / length));
      nearest = Math.min(nearest, sideLength(x, y, ax + (t * wx) / narrow, ay + t * wy));
    }
  }
  return nearest;
}
