import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '../../data/model/text.ts';
import type { Engine } from '../map/engine-types.ts';
import type { GroundSlot, SlotFeature, StreetSlot } from '../map/slot-data.ts';
import { type County, layerQuery } from '../session/queries.ts';

/** Draws the county's land, water, railways, buildings and streets, with names in the reader's language. */
export function useGround(engine: Engine | null, county: County, language: Language): void {
  const ground = useQuery(layerQuery(county, 'ground')).data;
  const streets = useQuery(layerQuery(county, 'streets')).data;
  useEffect(() => {
    if (engine === null || ground === undefined) return;
    const features = ground.features.flatMap(({ type, geometry, properties }): SlotFeature<GroundSlot>[] => {
      if (!('kind' in properties)) return [];
      const label = properties.name?.[language] ?? '';
      return [{ type, geometry, properties: { kind: properties.kind, label } }];
    });
    engine.setSlot('ground', { type: 'FeatureCollection', features });
  }, [engine, ground, language]);
  useEffect(() => {
    if (engine === null || streets === undefined) return;
    const rankOf = new Map(county.scheme.streetClasses.map((one) => [one.id, one.rank]));
    const features = streets.features.flatMap(({ type, geometry, properties }): SlotFeature<StreetSlot>[] => {
      if (!('widthMetres' in properties)) return [];
      const { id, name, widthMetres } = properties;
      const rank = rankOf.get(properties.class) ?? 9;
      return [{ type, geometry, properties: { id, label: name[language], widthMetres, rank } }];
    });
    engine.setSlot('streets', { type: 'FeatureCollection', features });
  }, [engine, streets, county, language]);
}
