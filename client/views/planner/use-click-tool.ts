import { useEffect } from 'react';
import type { Engine } from '../../map/engine-types.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { latticePlace } from './lattice-place.ts';

/** How near a click must be to something thin, in pixels: half a finger. */
const reach = 20;

/**
 * Leads clicks on the map to a tool, with how far in metres a click reaches. `engine` is null while another tool is in hand;
 * `click` is the same function for as long as the tool is.
 */
export function useClickTool(
  engine: Engine | null,
  click: (place: LatticePoint, reachMetres: number) => void,
): void {
  useEffect(() => {
    if (engine === null) return;
    const stop = engine.onClick((pick) => click(latticePlace(pick), reach * engine.metresPerPixel()));
    engine.setCursor('pointer');
    return () => {
      stop();
      engine.setCursor('');
    };
  }, [engine, click]);
}
