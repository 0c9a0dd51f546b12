import type { Geometry } from 'geojson';
import { useEffect } from 'react';
import type { TierCollection } from '../../data/model/replies.ts';
import type { Engine } from '../map/engine-types.ts';
import type { EmphasisSlot, SlotFeature } from '../map/slot-data.ts';
import { outsideOf, ringsOf } from './grid-features.ts';

interface Emphasis {
  /** The selected grid, of the tier in view. */
  readonly selected: string | undefined;
  /** One's own grids: everything outside them dims. */
  readonly mine: TierCollection['features'] | undefined;
  /** The place of the issue in question. */
  readonly ring: readonly [number, number] | undefined;
}

/** Outlines what is selected, dims what is outside one's own grid, rings an issue. */
export function useEmphasis(
  engine: Engine | null,
  grids: TierCollection | undefined,
  { selected, mine, ring }: Emphasis,
): void {
  const [longitude, latitude] = ring ?? [];
  useEffect(() => {
    if (engine === null) return;
    const features: SlotFeature<EmphasisSlot>[] = [];
    if (mine !== undefined && mine.length > 0)
      features.push(feature('dim', outsideOf(mine.map(({ geometry }) => geometry))));
    for (const { geometry, properties } of grids?.features ?? [])
      if (properties.id === selected) features.push(feature('outline', outlineOf(geometry)));
    if (longitude !== undefined && latitude !== undefined)
      features.push(feature('ring', { type: 'Point', coordinates: [longitude, latitude] }));
    engine.setSlot('emphasis', { type: 'FeatureCollection', features });
  }, [engine, grids, selected, mine, longitude, latitude]);
}

function outlineOf(geometry: Geometry): Geometry {
  const rings = ringsOf(geometry);
  return rings.length === 0 ? geometry : { type: 'MultiLineString', coordinates: rings };
}

function feature(role: EmphasisSlot['role'], geometry: Geometry): SlotFeature<EmphasisSlot> {
  return { type: 'Feature', geometry, properties: { role } };
}
