import type { Geometry } from 'geojson';
import { useEffect } from 'react';
import type { Engine } from '../../map/engine-types.ts';
import { nothing } from '../../map/slot-data.ts';

/** Outlines what is in hand on the map; null for nothing. */
export function useEmphasis(engine: Engine | null, geometry: Geometry | null): void {
  useEffect(() => {
    if (geometry === null) return engine?.setSlot('emphasis', nothing);
    engine?.setSlot('emphasis', {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry, properties: { role: 'outline' } }],
    });
  }, [engine, geometry]);
}
