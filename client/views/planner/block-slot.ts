import type { Geometry, MultiLineString } from 'geojson';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { facesGeometry } from '../../../geojson/kernel/polygons.ts';
import type { BlockSlot, SlotFeature, SlotFeatures } from '../../map/slot-data.ts';

/** All blocks of a map by their outlines, and the chosen ones, by index. */
export function blockSlot(map: PlanarMap, chosen: readonly number[]): SlotFeatures<BlockSlot> {
  const geometry = facesGeometry(map, chosen);
  return {
    type: 'FeatureCollection',
    features: [
      feature('outline', outlinesOf(map)),
      ...(geometry === null ? [] : [feature('chosen', geometry)]),
    ],
  };
}

const feature = (role: BlockSlot['role'], geometry: Geometry): SlotFeature<BlockSlot> => ({
  type: 'Feature',
  geometry,
  properties: { role },
});

const outlines = new WeakMap<PlanarMap, MultiLineString>();

/** Every edge of a map, made once. */
function outlinesOf(map: PlanarMap): MultiLineString {
  const known = outlines.get(map);
  if (known !== undefined) return known;
  const { edgeCount, pointStart, pointX, pointY } = map;
  const coordinates = Array.from({ length: edgeCount }, (_, edge) => {
    const line: [number, number][] = [];
    for (let p = pointStart[edge] ?? 0; p < (pointStart[edge + 1] ?? 0); p++)
      line.push([toDegrees(pointX[p] ?? 0), toDegrees(pointY[p] ?? 0)]);
    return line;
  });
  const made: MultiLineString = { type: 'MultiLineString', coordinates };
  outlines.set(map, made);
  return made;
}
