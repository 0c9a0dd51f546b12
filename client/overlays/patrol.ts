import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { nothing } from '../map/slot-data.ts';
import { patrolPeriod } from '../session/patrol-period.ts';
import { patrolLinesQuery } from '../session/patrol-queries.ts';
import type { Overlay, OverlayProps } from './overlay.ts';

function PatrolledStreets({ engine, county }: OverlayProps) {
  const period = useStore(patrolPeriod, (state) => state.period);
  const lines = useQuery(patrolLinesQuery(county.id, period)).data;
  useEffect(() => {
    if (lines === undefined) return;
    const features = lines.features.map(({ type, geometry, properties: { walked } }) => ({
      type,
      geometry,
      properties: { walked },
    }));
    engine.setSlot('patrol', { type: 'FeatureCollection', features });
  }, [engine, lines]);
  useEffect(() => () => engine.setSlot('patrol', nothing), [engine]);
  return null;
}

/** Which streets somebody walked, and which nobody. */
export const patrolOverlay: Overlay = { id: 'patrol', label: 'patrol.overlay', Draw: PatrolledStreets };
