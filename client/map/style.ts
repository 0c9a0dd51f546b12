import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapColours } from '../ui/palette.ts';
import { scaledLayer } from './scaled.ts';
import { nothing, patchedSlots, slotNames } from './slot-data.ts';
import { strata } from './strata.ts';

/**
 * The style: one GeoJSON source a slot, the strata's layers in their order. Nothing in it has an address.
 * @param scale how large everything is drawn: 1 on a desk
 */
export function styleFor(colours: MapColours, scale: number): StyleSpecification {
  // Slots hold whole features; a tolerance would open gaps between neighbours.
  const source = { type: 'geojson', data: nothing, tolerance: 0, maxzoom: 16 } as const;
  const sources: Record<string, SourceSpecification> = {};
  for (const slot of slotNames) sources[slot] = source;
  for (const slot of patchedSlots) sources[slot] = { ...source, promoteId: 'id' };
  return { version: 8, sources, layers: layersFor(colours, scale), transition: { duration: 0, delay: 0 } };
}

/** Every layer, bottom first. A layer's id is its stratum's, then its number from the second on. */
export function layersFor(colours: MapColours, scale: number): LayerSpecification[] {
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': colours.ground } },
    ...strata.flatMap(({ id, slot, layers, groundWidths }) =>
      layers(colours).map(
        (layer, index) =>
          ({
            ...scaledLayer(layer, groundWidths ? 1 : scale),
            id: layerId(id, index),
            source: slot,
          }) as LayerSpecification,
      ),
    ),
  ];
}

/** The ids of the layers in which a click finds features. */
export function pickableLayers(colours: MapColours): string[] {
  return strata
    .filter((stratum) => stratum.pick)
    .flatMap(({ id, layers }) => layers(colours).map((_, index) => layerId(id, index)));
}

function layerId(stratum: string, index: number): string {
  return index === 0 ? stratum : `${stratum}-${index + 1}`;
}
