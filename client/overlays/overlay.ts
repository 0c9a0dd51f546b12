import type { ComponentType } from 'react';
import type { PlainKey } from '../i18n/texts.ts';
import type { Engine } from '../map/engine-types.ts';
import type { County } from '../session/queries.ts';

/** What an overlay draws on. */
export interface OverlayProps {
  readonly engine: Engine;
  readonly county: County;
}

/**
 * Something a reader can lay over the map: one file in this folder, one line in overlays.ts. `Draw` fills slots while
 * it is mounted and clears them when it goes; it renders nothing itself.
 */
export interface Overlay {
  /** Its name in the address. */
  readonly id: string;
  readonly label: PlainKey;
  readonly Draw: ComponentType<OverlayProps>;
}
