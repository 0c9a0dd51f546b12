import gcoord from 'gcoord';
import { toDegrees, toLattice } from '../kernel/lattice.ts';
import type { Polygons, Position } from './geojson-coordinates.ts';

/**
 * The geographic systems a boundary file may be in. WGS84 and CGCS2000 differ by centimetres and are taken as one; GCJ-02 (Amap,
 * Tencent) and BD-09 (Baidu) are off by hundreds of metres, cannot be recognised, and are converted when named.
 */
export const sourceCrss = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type SourceCrs = (typeof sourceCrss)[number];

export function isSourceCrs(name: string): name is SourceCrs {
  return sourceCrss.some((one) => one === name);
}

/** What the `crs` member (GeoJSON 2008; gone from RFC 7946) may say: longitude and latitude in WGS84 or CGCS2000. */
const geographic = /(?:^|[:/])(?:CRS84|EPSG(?:[:/][\d.]*)?[:/](?:4326|4490))$/i;

/** The name in a `crs` member that is not a system taken here; undefined where there is nothing to object to. */
export function foreignCrs(member: unknown): string | undefined {
  if (member === undefined || member === null) return undefined;
  const name = nameIn(member);
  return typeof name === 'string' && geographic.test(name)
    ? undefined
    : (JSON.stringify(name ?? member) ?? 'undefined').slice(0, 120);
}

function nameIn(member: unknown): unknown {
  if (typeof member !== 'object' || member === null || !('properties' in member)) return undefined;
  const { properties } = member;
  return typeof properties === 'object' && properties !== null && 'name' in properties
    ? properties.name
    : undefined;
}

/**
 * Polygons in WGS84 from polygons in another system, on the lattice. The same position always gives the same position, so shared
 * borders stay shared; the shift is not straight, so a vertex that lay on a neighbour's side without
 * being a vertex of it may come to lie up to some centimetres beside it.
 */
export function toWgs84(polygons: Polygons, source: SourceCrs): Polygons {
  if (source === 'wgs84' || source === 'cgcs2000') return polygons;
  return polygons.map((rings) => rings.map((ring) => ring.map((position) => pointToWgs84(position, source))));
}

/** A position in WGS84 from one in another system, on the lattice. */
export function pointToWgs84([longitude, latitude]: Position, source: SourceCrs): Position {
  if (source === 'wgs84' || source === 'cgcs2000') return [longitude, latitude];
  const from = source === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
  const [x, y] = gcoord.transform([longitude, latitude], from, gcoord.WGS84);
  return [toDegrees(toLattice(x)), toDegrees(toLattice(y))];
}
