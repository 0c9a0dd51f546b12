import type { Ring } from './polygons.ts';

/**
 * Do polygons hold a place, by the even-odd rule, all in degrees? The arithmetic is the same whichever way a side runs, so
 * that of faces that tile the ground exactly one holds a place.
 */
export function polygonsHold(
  polygons: readonly (readonly Ring[])[],
  [x, y]: readonly [number, number],
): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const [[x1, y1], [x2, y2]] = a[1] < b[1] ? [a, b] : [b, a];
      if (y1 <= y && y < y2 && x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) inside = !inside;
    }
  }
  return inside;
}
