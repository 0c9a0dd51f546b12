import type { PathStep } from './geojson-place.ts';
import { type Said, say } from './geojson-texts.ts';

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];
/** A closed ring: the first position is repeated last. */
export type Ring = readonly Position[];
/** Polygons, each an outer ring followed by its holes. */
export type Polygons = readonly (readonly Ring[])[];

/** What is wrong with a value, and where below it. */
export interface Fault {
  readonly said: Said;
  readonly path: readonly PathStep[];
}

/**
 * The coordinates of a Polygon or MultiPolygon as polygons (RFC 7946 §3.1.6, §3.1.7), or the first fault in them. Only the first two numbers of
 * a position are kept; `dropped` tells whether there were more.
 */
export function readPolygons(
  type: 'Polygon' | 'MultiPolygon',
  coordinates: unknown,
): { readonly polygons: Polygons; readonly dropped: boolean } | Fault {
  let dropped = false;
  const nesting = say('nesting', { type });

  const readPosition = (value: unknown): Position | Fault => {
    if (!Array.isArray(value) || Array.isArray(value[0])) return { said: nesting, path: [] };
    const [x, y]: readonly unknown[] = value;
    if (typeof x !== 'number' || typeof y !== 'number')
      return { said: say('position', { found: JSON.stringify(value).slice(0, 60) }), path: [] };
    dropped ||= value.length > 2;
    return [x, y];
  };
  const readRing = (value: unknown): Ring | Fault => {
    const ring = readAll(value, nesting, readPosition);
    return isFault(ring) ? ring : (ringFault(ring) ?? ring);
  };
  const readPolygon = (value: unknown): readonly Ring[] | Fault => readAll(value, nesting, readRing);

  const polygons = readAll(type === 'Polygon' ? [coordinates] : coordinates, nesting, readPolygon);
  if (!isFault(polygons)) return { polygons, dropped };
  return type === 'Polygon' ? { ...polygons, path: polygons.path.slice(1) } : polygons;
}

/** Reads each element of an array; the first that fails makes the whole fail, at its index. */
function readAll<T extends readonly unknown[]>(
  value: unknown,
  nesting: Said,
  read: (element: unknown) => T | Fault,
): readonly T[] | Fault {
  if (!Array.isArray(value) || value.length === 0) return { said: nesting, path: [] };
  const all: T[] = [];
  for (const element of value) {
    const one = read(element);
    if (isFault(one)) return { said: one.said, path: [all.length, ...one.path] };
    all.push(one);
  }
  return all;
}

function ringFault(ring: Ring): Fault | undefined {
  if (ring.length < 4) return { said: say('short-ring', { count: ring.length }), path: [] };
  const first = ring[0]!;
  const last = ring[ring.length - 1]!;
  if (first[0] === last[0] && first[1] === last[1]) return undefined;
  return {
    said: say('open-ring', { first: JSON.stringify(first), last: JSON.stringify(last) }),
    path: [ring.length - 1],
  };
}

/** Every array here is a value and every other object a fault. */
export function isFault<T extends object>(value: T | Fault): value is Fault {
  return 'said' in value;
}
