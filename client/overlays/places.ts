import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';
import { nothing, type PlaceSlot, type SlotFeature } from '../map/slot-data.ts';
import { layerQuery } from '../session/queries.ts';
import type { Overlay, OverlayProps } from './overlay.ts';

/** Which names stay where they collide: the kinds people find their way by come first. */
const byWeight = ['government', 'station', 'hospital', 'market', 'school', 'park', 'square', 'bridge'];

function Places({ engine, county }: OverlayProps) {
  const { language } = useText();
  const places = useQuery(layerQuery(county, 'places')).data;
  useEffect(() => {
    if (places === undefined) return;
    const features = places.features.flatMap(({ type, geometry, properties }): SlotFeature<PlaceSlot>[] => {
      if (!('kind' in properties) || properties.name === undefined) return [];
      const { id, kind, name } = properties;
      const rank = byWeight.includes(kind) ? byWeight.indexOf(kind) : byWeight.length;
      return [{ type, geometry, properties: { id, kind, label: name[language], rank } }];
    });
    engine.setSlot('places', { type: 'FeatureCollection', features });
    return () => engine.setSlot('places', nothing);
  }, [engine, places, language]);
  return null;
}

/** The names of markets, schools, stations and the other places people know. */
export const placesOverlay: Overlay = { id: 'places', label: 'leader.overlay.places', Draw: Places };
