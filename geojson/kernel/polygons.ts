import { allFaces, dissolve, type HalfPolygon } from './dissolve.ts';
import { toDegrees, toLattice } from './lattice.ts';
import type { PlanarMap } from './planar-map.ts';
import { ringPoints } from './rings.ts';

/**
 * Polygons in degrees, as RFC 7946 wants them: outer rings counter-clockwise, holes clockwise, closed. They are written
 * in one canonical way, which depends on the shape alone: a ring begins at its lowest point (x, then y), and rings and polygons are
 * in the order of these points. So what we wrote reads and writes back as the same bytes.
 */
export type Ring = [number, number][];
export type MultiPolygonCoordinates = Ring[][];

export type AreaGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygonCoordinates };

/** The geometry of each group of faces (see `dissolve`); null for a group without faces. */
export function groupGeometries(
  map: PlanarMap,
  groupOfFace: ArrayLike<number>,
  groupCount: number,
): (AreaGeometry | null)[] {
  return dissolve(map, groupOfFace, groupCount, allFaces(map)).map((group) => areaGeometry(map, group));
}

/** The geometry of one set of faces, looking at these faces only; null for none. */
export function facesGeometry(map: PlanarMap, faces: readonly number[]): AreaGeometry | null {
  const member = new Int32Array(map.faceCount).fill(-1);
  for (const face of faces) member[face] = 0;
  return areaGeometry(map, dissolve(map, member, 1, faces)[0]!);
}

/** The rings of one face, read off the map; the outer ring first. */
export function faceRings(map: PlanarMap, face: number): Ring[] {
  const rings: Ring[] = [];
  for (let r = map.faceRing[face]!; r < map.faceRing[face + 1]!; r++) {
    rings.push(ringCoordinates(map, [...map.ringHalf.subarray(map.ringStart[r]!, map.ringStart[r + 1]!)]));
  }
  return rings;
}

/** Polygons of half-edges as GeoJSON: a Polygon for one, a MultiPolygon for more, null for none. */
export function areaGeometry(map: PlanarMap, polygons: readonly HalfPolygon[]): AreaGeometry | null {
  if (polygons.length === 0) return null;
  const coordinates = polygons.map(([outer, ...holes]) => [
    ringCoordinates(map, outer!),
    ...holes.map((hole) => ringCoordinates(map, hole)).sort(byFirstPoint),
  ]);
  if (coordinates.length === 1) return { type: 'Polygon', coordinates: coordinates[0]! };
  return { type: 'MultiPolygon', coordinates: coordinates.sort((p, q) => byFirstPoint(p[0]!, q[0]!)) };
}

/** A ring of half-edges as closed coordinates in degrees, from its lowest point on. */
export function ringCoordinates(map: PlanarMap, ring: readonly number[]): Ring {
  const points = ringPoints(map, ring);
  const { pointX: x, pointY: y } = map;
  let lowest = 0;
  for (let i = 1; i < points.length; i++) {
    if ((x[points[i]!]! - x[points[lowest]!]! || y[points[i]!]! - y[points[lowest]!]!) < 0) lowest = i;
  }
  const coordinates: Ring = [];
  for (let i = 0; i <= points.length; i++) {
    const point = points[(lowest + i) % points.length]!;
    coordinates.push([toDegrees(x[point]!), toDegrees(y[point]!)]);
  }
  return coordinates;
}

function byFirstPoint(p: Ring, q: Ring): number {
  return p[0]![0] - q[0]![0] || p[0]![1] - q[0]![1];
}

/**
 * The geometry a feature came with, if the derived one covers exactly the same ground with the same vertices, else
 * the derived one: so a file of valid polygons comes back as it was, whatever its rings' starts, order and winding.
 */
export function asWritten<G extends OriginalGeometry>(derived: AreaGeometry, original: G): G | AreaGeometry {
  const before = ringsIn(original).map(canonicalRing);
  const after = ringsIn(derived).map(canonicalRing);
  if (before.length !== after.length || before.includes(null)) return derived;
  const sorted = after.map(String).sort();
  const same = before
    .map(String)
    .sort()
    .every((ring, i) => ring === sorted[i]);
  return same ? original : derived;
}

type ReadonlyRing = readonly (readonly number[])[];

export type OriginalGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly ReadonlyRing[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly ReadonlyRing[])[] };

function ringsIn(geometry: OriginalGeometry): readonly ReadonlyRing[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** A ring as text, from its lowest point, counter-clockwise or not; null if it is not on the lattice or repeats a point. */
function canonicalRing(ring: ReadonlyRing): string | null {
  const points = ring.map((position) => position.map(toLattice));
  if (ring.some((position, i) => position.some((value, axis) => toDegrees(points[i]![axis]!) !== value))) {
    return null;
  }
  const open = points.map(([x, y]) => `${x},${y}`).filter((text, i, all) => i > 0 && text !== all[i - 1]);
  if (String(points[0]) !== String(points.at(-1)) || new Set(open).size !== open.length) return null;
  const lowest = open.reduce((best, text, i) => (text < open[best]! ? i : best), 0);
  const forwards = [...open.slice(lowest), ...open.slice(0, lowest)];
  const backwards = [forwards[0]!, ...forwards.slice(1).reverse()];
  return forwards[1]! < backwards[1]! ? forwards.join(' ') : backwards.join(' ');
}
