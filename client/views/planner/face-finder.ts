import { type Locator, locator } from '../../../geojson/kernel/locate.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';

/** Finds the face of a map at a place, `OUTSIDE` for none. Keeps the index of the last map asked for. */
export function faceFinder(): (map: PlanarMap, place: LatticePoint) => number {
  let last: { readonly map: PlanarMap; readonly found: Locator } | null = null;
  return (map, [x, y]) => {
    if (last?.map !== map) last = { map, found: locator(map) };
    return last.found.faceAt(x, y);
  };
}
