import type { Geometry, Position } from 'geojson';
import type { BorderCollection, TierCollection } from '../../data/model/replies.ts';
import type { TierKind } from '../../data/model/scheme.ts';
import type { Language } from '../../data/model/text.ts';
import type { BorderSlot, GridSlot, LabelSlot, SlotFeature, SlotFeatures } from '../map/slot-data.ts';
import { joinLines } from './join-lines.ts';
import type { StreetClasses } from './street-classes.ts';

/** From a tier as the server sends it to what the map's slots take. Pure. */

/** A street's line is wider the higher its class, by place in the list of classes. */
const classWeights = [1.7, 1.35, 1, 0.75] as const;

/** @param classes the class of each street grid, where the county has classes; see street-classes.ts */
export function gridFeatures(
  grids: TierCollection,
  kind: TierKind,
  classes?: StreetClasses,
  plain = false,
): SlotFeatures<GridSlot> {
  return {
    type: 'FeatureCollection',
    features: grids.features.map(({ type, geometry, properties: { id, tint } }) => {
      const place = classes?.of.get(id);
      return {
        type,
        geometry,
        properties: {
          id,
          tint: place ?? tint,
          kind: drawnAs(kind),
          weight: place === undefined ? 1 : (classWeights[place] ?? 1),
          ...(plain && { plain }),
        },
      };
    }),
  };
}

function drawnAs(kind: TierKind): GridSlot['kind'] {
  return kind === 'organisation' ? 'area' : kind;
}

/** One label a grid, the largest first in rank. A name that only repeats the code is not written twice; in no language there is none. */
export function labelFeatures(
  grids: TierCollection,
  language: Language | null,
  kind: TierKind = 'area',
): SlotFeatures<LabelSlot> {
  const size = ({ properties }: TierCollection['features'][number]) =>
    properties.squareMetres ?? properties.lengthMetres ?? 0;
  return {
    type: 'FeatureCollection',
    features: grids.features
      .toSorted((a, b) => size(b) - size(a))
      .map(({ type, properties: { id, code, labelPoint, ...names } }, rank) => ({
        type,
        geometry: { type: 'Point', coordinates: labelPoint },
        properties: {
          id,
          kind: drawnAs(kind),
          code,
          name: language === null || names[language] === code ? '' : names[language],
          rank,
        },
      })),
  };
}

/** The outlines of areas as lines. What two grids share is there twice and drawn in one place. */
export function outlines(grids: TierCollection, weight: BorderSlot['weight']): SlotFeature<BorderSlot>[] {
  return grids.features.flatMap(({ geometry }) => {
    const rings = ringsOf(geometry);
    if (rings.length === 0) return [];
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'MultiLineString' as const, coordinates: rings },
        properties: { weight, label: '' },
      },
    ];
  });
}

/** The lines that divide grids of these tiers by name, each name's pieces joined so that the name has room. */
export function dividingLines(
  borders: BorderCollection,
  tiers: ReadonlySet<string>,
  language: Language,
): SlotFeature<BorderSlot>[] {
  const pieces = borders.features.filter(
    ({ properties }) => properties.dividing && tiers.has(properties.tier),
  );
  const byName = Map.groupBy(pieces, ({ properties }) => properties[language] ?? '');
  return [...byName].map(([label, named]) => ({
    type: 'Feature',
    geometry: {
      type: 'MultiLineString',
      coordinates: joinLines(named.flatMap(({ geometry }) => linesOf(geometry))),
    },
    properties: { weight: 'dividing', label },
  }));
}

function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** The rings of a polygon or multipolygon; none for anything else. */
export function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** Everything but the areas: the world with holes. A grid's own holes are covered too. */
export function outsideOf(geometries: readonly Geometry[]): Geometry {
  const parts = geometries.flatMap((geometry) =>
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [],
  );
  const outer = parts.flatMap(([ring]) => (ring === undefined ? [] : [ring]));
  const holes = parts.flatMap(([, ...rest]) => rest.map((ring) => [ring.toReversed()]));
  const world: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ];
  return {
    type: 'MultiPolygon',
    coordinates: [[world, ...outer.map((ring) => ring.toReversed())], ...holes],
  };
}

/** West, south, east, north of geometries; null where there are none. */
export function boundsOf(geometries: readonly Geometry[]): [number, number, number, number] | null {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const geometry of geometries)
    for (const [x = 0, y = 0] of positionsOf(geometry)) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  return box[0] > box[2] ? null : box;
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'LineString' || geometry.type === 'MultiPoint') return geometry.coordinates;
  if (geometry.type === 'MultiLineString') return geometry.coordinates.flat();
  return ringsOf(geometry).flat();
}
