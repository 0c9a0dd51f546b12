import type { Fault } from './geojson-coordinates.ts';
import { foreignCrs } from './geojson-crs.ts';
import { say } from './geojson-texts.ts';

/** A JSON object whose members have not been looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A collection whose features have not been looked at. */
export interface Collection {
  readonly name: string | undefined;
  readonly features: readonly unknown[];
  /** Is the file one feature or geometry alone, standing where the collection should? */
  readonly single: boolean;
}

const geometries = new Set([
  'Polygon',
  'MultiPolygon',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'GeometryCollection',
]);

/** The features of a parsed file; a Feature or geometry alone counts as a collection of one. */
export function openCollection(root: unknown): Collection | Fault {
  if (!isObject(root)) return { said: say('not-geojson', { type: shown(root) }), path: [] };
  const { type } = root;
  const crs = foreignCrs(root.crs);
  if (crs !== undefined) return { said: say('crs', { name: crs }), path: ['crs'] };
  const single = (feature: unknown) => ({ name: undefined, features: [feature], single: true });
  if (type === 'Feature') return single(root);
  if (typeof type === 'string' && geometries.has(type))
    return single({ type: 'Feature', properties: null, geometry: root });
  if (type !== 'FeatureCollection') return { said: otherJson(root), path: ['type'] };
  const { features, name } = root;
  if (!Array.isArray(features)) return { said: say('no-polygons', { types: '' }), path: ['features'] };
  return { name: typeof name === 'string' ? name : undefined, features, single: false };
}

function otherJson(root: JsonObject) {
  if (root.type === 'Topology') return say('other-format', { format: 'TopoJSON' });
  if ('geometryType' in root || 'spatialReference' in root)
    return say('other-format', { format: 'Esri JSON' });
  return say('not-geojson', { type: shown(root.type) });
}

/** A value as it stands in the file, cut short. */
export function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 60);
}
