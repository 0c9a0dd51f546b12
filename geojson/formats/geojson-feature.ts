import { isObject, shown } from './geojson-collection.ts';
import { type Fault, isFault, type Polygons, readPolygons } from './geojson-coordinates.ts';
import { type Line, readLines } from './geojson-lines.ts';
import { say } from './geojson-texts.ts';

/** What a feature turned out to be: polygons, lines, or a geometry of another type. */
export type FeatureContent =
  | {
      readonly kind: 'polygons';
      readonly id: string | undefined;
      readonly properties: Readonly<Record<string, unknown>>;
      readonly polygons: Polygons;
      /** Was it a MultiPolygon? */
      readonly multi: boolean;
      /** Were there third coordinates? */
      readonly dropped: boolean;
    }
  | {
      readonly kind: 'lines';
      readonly id: string | undefined;
      readonly properties: Readonly<Record<string, unknown>>;
      readonly lines: readonly Line[];
    }
  | { readonly kind: 'other'; readonly type: string };

const others = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString']);

/** Reads one member of `features` (RFC 7946 §3.2). Coordinates are numbers after this, but not yet known to be degrees. */
export function readFeature(value: unknown): FeatureContent | Fault {
  if (!isObject(value) || value.type !== 'Feature') return { said: say('not-a-feature'), path: [] };
  const { geometry, properties = null } = value;
  if (properties !== null && !isObject(properties))
    return { said: say('not-a-feature'), path: ['properties'] };
  if (!isObject(geometry) || isEmpty(geometry.coordinates))
    return { said: say('null-geometry'), path: ['geometry'] };
  const { type, coordinates } = geometry;
  if (type === 'GeometryCollection') return { said: say('geometry-collection'), path: ['geometry'] };
  const lines = type === 'LineString' || type === 'MultiLineString' ? readLines(type, coordinates) : null;
  if (lines !== null) return { kind: 'lines', id: idOf(value), properties: properties ?? {}, lines };
  if (typeof type === 'string' && others.has(type)) return { kind: 'other', type };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { said: say('unknown-geometry', { type: shown(type) }), path: ['geometry', 'type'] };
  const read = readPolygons(type, coordinates);
  if (isFault(read)) return { said: read.said, path: ['geometry', 'coordinates', ...read.path] };
  return {
    kind: 'polygons',
    id: idOf(value),
    properties: properties ?? {},
    multi: type === 'MultiPolygon',
    ...read,
  };
}

/** An empty array of coordinates may stand for null (RFC 7946 §3.1). */
function isEmpty(coordinates: unknown): boolean {
  return Array.isArray(coordinates) && coordinates.length === 0;
}

/** A feature's `id` member as text. */
export function idOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { id } = value;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
