import { coverageOverlay } from './coverage.ts';
import type { Overlay } from './overlay.ts';
import { patrolOverlay } from './patrol.ts';
import { placesOverlay } from './places.ts';

/** Every overlay a reader can switch on, in the order of the switches. */
export const overlays: readonly Overlay[] = [coverageOverlay, patrolOverlay, placesOverlay];
