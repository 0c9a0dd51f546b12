import Flatbush from 'flatbush';
import { geodesicLength } from '../../geojson/kernel/geodesic.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Position } from '../model/text.ts';
import { boundsOf } from './bounds.ts';

type Placed = PlanDocument['placed']['features'][number];

/** A street or a point is answered for as far as its frontage reaches: this far from its line. */
const reachMetres = 30;
/** More degrees of latitude than `reachMetres` are anywhere on earth. */
const reachLatitude = 0.0003;

/**
 * Prepares `at(longitude, latitude)`, in degrees, for the grids with a geometry of their own: in each such tier the site whose
 * ground holds the place, else the street or point nearest to it within 30 m. Tiers that have neither are left out.
 */
export function placedGrids({
  placed,
}: Pick<PlanDocument, 'placed'>): (longitude: number, latitude: number) => Record<string, string> {
  const parts = placed.features.flatMap(partsOf);
  const index = indexOf(parts);
  return (longitude, latitude) => {
    const found: Record<string, { readonly grid: string; readonly metres: number; readonly at: number }> = {};
    const reachLongitude = reachLatitude / Math.cos((latitude * Math.PI) / 180);
    const near = index?.search(
      longitude - reachLongitude,
      latitude - reachLatitude,
      longitude + reachLongitude,
      latitude + reachLatitude,
    );
    for (const at of near ?? []) {
      const { properties, geometry } = parts[at]!;
      const { grid, tier } = properties;
      const metres = metresFrom(geometry, longitude, latitude);
      const before = found[tier];
      if (metres > reachMetres || (before && metres > before.metres)) continue;
      if (before?.metres === metres && before.at < at) continue;
      found[tier] = { grid, metres, at };
    }
    return Object.fromEntries(Object.entries(found).map(([tier, { grid }]) => [tier, grid]));
  };
}

interface Part {
  readonly properties: Placed['properties'];
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: Position }
    | { readonly type: 'Segment'; readonly coordinates: readonly [Position, Position] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly Position[][] };
}

/** Streets go in by the segment: one that winds through half the county is near to few places. */
function partsOf({ properties, geometry }: Placed): Part[] {
  const segments = (line: readonly Position[]) =>
    line.slice(1).map((end, before): Part => {
      return { properties, geometry: { type: 'Segment', coordinates: [line[before]!, end] } };
    });
  switch (geometry.type) {
    case 'LineString':
      return segments(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.flatMap(segments);
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({
        properties,
        geometry: { type: 'Polygon', coordinates },
      }));
    default:
      return [{ properties, geometry }];
  }
}

function indexOf(parts: readonly Part[]): Flatbush | null {
  if (parts.length === 0) return null;
  const index = new Flatbush(parts.length);
  for (const { geometry } of parts) index.add(...boundsOf(geometry.coordinates));
  index.finish();
  return index;
}

/** Metres from a place to a part: 0 inside ground, infinite outside it. */
function metresFrom({ type, coordinates }: Part['geometry'], x: number, y: number): number {
  if (type === 'Point') return geodesicLength([coordinates, [x, y]]);
  if (type === 'Segment') return fromSegment(coordinates, x, y);
  return holds(coordinates, x, y) ? 0 : Infinity;
}

/** The nearest point of a segment is found on the plane that is true to scale at the place, then measured on the ellipsoid. */
function fromSegment([[ax, ay], [bx, by]]: readonly [Position, Position], x: number, y: number): number {
  const scale = Math.cos((y * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * scale, by - ay];
  const along = (x - ax) * scale * dx + (y - ay) * dy;
  const share = Math.max(0, Math.min(1, along / (dx * dx + dy * dy || 1)));
  const nearest: Position = [ax + (bx - ax) * share, ay + dy * share];
  return geodesicLength([nearest, [x, y]]);
}

/** Even-odd over all rings, so holes are outside. */
function holds(rings: readonly (readonly Position[])[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let index = 1; index < ring.length; index++) {
      const [ax, ay] = ring[index - 1]!;
      const [bx, by] = ring[index]!;
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  return inside;
}
