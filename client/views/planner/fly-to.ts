import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { Engine, Insets } from '../../map/engine-types.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { phoneWidth } from '../../ui/panel.tsx';

/** So near that a street block fills the map; nearer where one already is. */
const nearZoom = 16;

/** What the panel and the buttons cover of the map: of a phone's, half, as the sheet mostly stands. */
export function covered(): Insets {
  return matchMedia(phoneWidth).matches
    ? { top: 48, right: 56, bottom: window.innerHeight / 2, left: 0 }
    : { top: 0, right: 72, bottom: 0, left: 400 };
}

/** Brings a place into the middle of what can be seen of the map. */
export function flyToPlace(
  engine: Engine | null,
  [longitude, latitude]: readonly [longitude: number, latitude: number],
): void {
  engine?.flyTo({ longitude, latitude, zoom: Math.max(nearZoom, engine.camera().zoom) }, covered());
}

export function flyToVertex(engine: Engine | null, [x, y]: LatticePoint): void {
  flyToPlace(engine, [toDegrees(x), toDegrees(y)]);
}
