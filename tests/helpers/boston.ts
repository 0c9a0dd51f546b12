import { z } from 'zod';

const ring = z.array(z.tuple([z.number(), z.number()]));
const polygons = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});

/** Precincts that come in parts, a feature each, as one feature: an own county wants one a grid. */
export function joinedParts(
  text: string,
  property: string,
): { readonly text: string; readonly rings: ReadonlyMap<string, readonly Ring[]> } {
  const { features } = polygons.parse(JSON.parse(text));
  const groups = Map.groupBy(features, ({ properties }) => properties[property]);
  const joined = [...groups.values()].map((parts) => ({
    type: 'Feature',
    properties: parts[0]?.properties,
    geometry: {
      type: 'MultiPolygon',
      coordinates: parts.flatMap(({ geometry }) =>
        geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      ),
    },
  }));
  const rings = joined.map(({ properties, geometry }): [string, readonly Ring[]] => [
    String(properties?.[property]),
    geometry.coordinates.flat(),
  ]);
  return { text: JSON.stringify({ type: 'FeatureCollection', features: joined }), rings: new Map(rings) };
}

/** A request with the precinct the city wrote down, and the one we found. */
export interface BostonRow {
  /** Four digits: ward and precinct. Empty, or a district's number, where the city knew none. */
  readonly precinct: string;
  readonly grid: string | null;
  readonly place: Place;
}

/** How far the two agree, and where they do not, how far the place is from the precinct that the city wrote down. */
export interface Agreement {
  readonly total: number;
  readonly agree: number;
  /** The city wrote down no precinct, or none of four digits. */
  readonly cityNone: number;
  /** In no precinct of the map: in the harbour, or across the city's limits. */
  readonly outside: number;
  readonly differ: number;
  /** Of those that differ: at the place given to requests without one, the City Hall. */
  readonly atCityHall: number;
  /** Of the others: within the half of the last of four decimals from the city's precinct. */
  readonly byRounding: number;
  /** Of the others: no more than 30 m from it, the width of a street between them. */
  readonly acrossTheStreet: number;
  readonly fartherAway: number;
  /** The city's precinct is not on the map at all. */
  readonly unknownPrecinct: number;
}

const cityHall: Place = [-71.0587, 42.3594];
/** Half a unit of the fourth decimal, along both axes at once. */
const roundingMetres = Math.hypot(0.00005 * 111_320 * Math.cos((42.36 * Math.PI) / 180), 0.00005 * 111_320);
const streetMetres = 30;

export function agreementOf(
  rows: readonly BostonRow[],
  precincts: ReadonlyMap<string, readonly Ring[]>,
): Agreement {
  const isNone = ({ precinct }: BostonRow) => !/^\d{4}$/.test(precinct);
  const named = rows.filter((row) => !isNone(row));
  const inside = named.filter(({ grid }) => grid !== null);
  const differing = inside.filter(({ grid, precinct }) => grid !== precinct);
  const elsewhere = differing.filter(({ place }) => place[0] !== cityHall[0] || place[1] !== cityHall[1]);
  const known = elsewhere.filter(({ precinct }) => precincts.has(precinct));
  const distances = known.map(({ place, precinct }) => distanceTo(place, precincts.get(precinct) ?? []));
  const within = (metres: number) => distances.filter((distance) => distance <= metres).length;
  return {
    total: rows.length,
    agree: inside.length - differing.length,
    cityNone: rows.length - named.length,
    outside: named.length - inside.length,
    differ: differing.length,
    atCityHall: differing.length - elsewhere.length,
    byRounding: within(roundingMetres),
    acrossTheStreet: within(streetMetres) - within(roundingMetres),
    fartherAway: known.length - within(streetMetres),
    unknownPrecinct: elsewhere.length - known.length,
  };
}

type Place = readonly [longitude: number, latitude: number];
type Ring = readonly Place[];

/** From a place to the nearest side of the rings, in metres on the plane that touches the earth there. */
function distanceTo([x, y]: Place, rings: readonly Ring[]): number {
  const [mx, my] = [111_320 * Math.cos((y * Math.PI) / 180), 111_320];
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [((ring[i - 1]?.[0] ?? 0) - x) * mx, ((ring[i - 1]?.[1] ?? 0) - y) * my];
      const [bx, by] = [((ring[i]?.[0] ?? 0) - x) * mx, ((ring[i]?.[1] ?? 0) - y) * my];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
    }
  return nearest;
}
