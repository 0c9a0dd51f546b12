import { useQuery } from '@tanstack/react-query';
import type { Geometry, Position } from 'geojson';
import { useMemo } from 'react';
import type { TierCollection } from '../../data/model/replies.ts';
import type { Tier } from '../../data/model/scheme.ts';
import { type County, layerQuery } from '../session/queries.ts';

/** A layer of the ground as the server sends it, as far as this file reads it. */
interface Streets {
  readonly features: readonly {
    readonly geometry: Geometry;
    readonly properties: { readonly class?: string; readonly post?: unknown } | object;
  }[];
}

type StreetClass = County['scheme']['streetClasses'][number];

/** The county's classes in their order, and for each street grid the place of its class in that order. */
export interface StreetClasses {
  readonly classes: readonly StreetClass[];
  readonly of: ReadonlyMap<string, number>;
}

/**
 * The class of the street each street grid runs along, where the county fixes posts on its streets by class (Xuanhan);
 * undefined where it does not, and neighbouring sections are told apart by tint instead. A grid runs along a
 * street when it shares a segment with it.
 */
export function classesOfStreetGrids(
  grids: TierCollection,
  streets: Streets,
  classes: readonly StreetClass[],
): StreetClasses | undefined {
  const classOfSegment = new Map<string, string>();
  let hasPosts = false;
  for (const { geometry, properties } of streets.features) {
    if (!('class' in properties) || properties.class === undefined) continue;
    hasPosts ||= properties.post !== undefined;
    for (const segment of segmentsOf(geometry)) classOfSegment.set(segment, properties.class);
  }
  if (!hasPosts) return undefined;
  const ordered = classes.toSorted((a, b) => a.rank - b.rank);
  const found = new Map<string, number>();
  for (const { geometry, properties } of grids.features) {
    const id = segmentsOf(geometry)
      .map((segment) => classOfSegment.get(segment))
      .find((one) => one !== undefined);
    const place = ordered.findIndex((one) => one.id === id);
    if (place !== -1) found.set(properties.id, place);
  }
  return { classes: ordered.filter((_, place) => [...found.values()].includes(place)), of: found };
}

/** The classes of a tier's street grids, once the streets are there; undefined for every other kind of tier. */
export function useStreetClasses(
  county: County,
  tier: Tier,
  grids: TierCollection | undefined,
): StreetClasses | undefined {
  const isStreet = tier.kind === 'street';
  const streets = useQuery({ ...layerQuery(county, 'streets'), enabled: isStreet }).data;
  return useMemo(() => {
    if (!isStreet || grids === undefined || streets === undefined) return undefined;
    return classesOfStreetGrids(grids, streets, county.scheme.streetClasses);
  }, [isStreet, grids, streets, county]);
}

/** Each segment's two ends as text, the same whichever way it is walked. */
function segmentsOf(geometry: Geometry): string[] {
  const lines: Position[][] =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.flatMap((line) =>
    line.slice(1).map((end, index) => [String(line[index]), String(end)].toSorted().join(' ')),
  );
}
