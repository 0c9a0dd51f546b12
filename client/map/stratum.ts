import type { LayerSpecification } from 'maplibre-gl';
import type { MapColours } from '../ui/palette.ts';
import type { SlotName } from './slot-data.ts';

type Drawn = Exclude<LayerSpecification, { type: 'background' | 'raster' | 'hillshade' | 'color-relief' }>;
type OfSlot<L> = L extends Drawn ? Omit<L, 'id' | 'source' | 'source-layer'> : never;

/** One style layer of a stratum; its id and source follow from the stratum. */
export type StratumLayer = OfSlot<Drawn>;

/**
 * A stratum draws one slot at one height of the map. The strata's order (strata.ts) is the drawing order, and is the
 * only place that knows it.
 */
export interface Stratum {
  readonly id: string;
  readonly slot: SlotName;
  /** Does a click find its features? */
  readonly pick: boolean;
  /** Its widths are widths on the ground: a wall does not draw them larger. */
  readonly groundWidths?: true;
  /** Bottom first. */
  readonly layers: (colours: MapColours) => readonly StratumLayer[];
}

/**
 * MapLibre draws text with the device's own fonts; the first name only says the weight. No glyph is ever
 * fetched.
 */
const families = [
  'PingFang SC',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
  'sans-serif',
];
export const plainFont = ['Regular', ...families];
export const boldFont = ['Bold', ...families];
