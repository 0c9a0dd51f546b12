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
  const boxed = placed.features.map((feature) => ({
    feature,
    box: boundsOf(feature.geometry.coordinates),
  }));
  return (longitude, latitude) => {
    const found: Record<string, { readonly grid: string; readonly metres: number }> = {};
    const reachLongitude = reachLatitude / Math.cos((latitude * Math.PI) / 180);
    for (const { feature, box } of boxed) {
      if (longitude < box[0] - reachLongitude || longitude > box[2] + reachLongitude) continue;
      if (latitude < box[1] - reachLatitude || latitude > box[3] + reachLatitude) continue;
      const { grid, tier } = feature.properties;
      const metres = metresFrom(feature, longitude, latitude);
      if (metres <= reachMetres && metres < (found[tier]?.metres ?? Infinity)) found[tier] = { grid, metres };
    }
    return Object.fromEntries(Object.entries(found).map(([tier, { grid }]) => [tier, grid]));
  };
}

/** Metres from a place to a feature: 0 inside ground, infinite outside it. */
function metresFrom({ geometry }: Placed, x: number, y: number): number {
  switch (geometry.type) {
    case 'Point':
      return geodesicLength([geometry.coordinates, [x, y]]);
    case 'LineString':
      return fromLine(geometry.coordinates, x, y);
    case 'MultiLineString':
      return Math.min(...geometry.coordinates.map((line) => fromLine(line, x, y)));
    case 'Polygon':
      return holds(geometry.coordinates, x, y) ? 0 : Infinity;
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => holds(rings, x, y)) ? 0 : Infinity;
  }
}

/** The nearest point of a line is found on the plane that is true to scale at the place, then measured on the ellipsoid. */
function fromLine(line: readonly Position[], x: number, y: number): number {
  const scale = Math.cos((y * Math.PI) / 180);
  let nearest: Position = [0, 0];
  let least = Infinity;
  for (let index = 1; index < line.length; index++) {
    const [ax, ay] = line[index - 1]!;
    const [bx, by] = line[index]!;
    const [dx, dy] = [(bx - ax) * scale, by - ay];
    const [px, py] = [(x - ax) * scale, y - ay];
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    const squared = (px - dx * share) ** 2 + (py - dy * share) ** 2;
    if (squared >= least) continue;
    least = squared;
    nearest = [ax + (bx - ax) * share, ay + dy * share];
  }
  return geodesicLength([nearest, [x, y]]);
}

/** Even-odd over all rings, so holes are outside. */
function holds(rings: readonly Position[][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let index = 1; index < ring.length; index++) {
      const [ax, ay] = ring[index - 1]!;
      const [bx, by] = ring[index]!;
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  return inside;
}
