import type { ExpressionSpecification } from 'maplibre-gl';
import { plainFont, type Stratum } from '../stratum.ts';

/** Pixels a metre at zoom 0, on the middle latitude of the counties (31° N). MapLibre's world is 512 px wide there. */
const pixelsPerMetre = 512 / (40_075_017 * Math.cos((31 * Math.PI) / 180));

/** A width in pixels that follows the street's width on the ground, and never vanishes. */
function widthOf(extra: number, least: number): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => [
    '+',
    extra,
    ['max', least, ['*', ['get', 'widthMetres'], pixelsPerMetre * 2 ** zoom]],
  ];
  return ['interpolate', ['exponential', 2], ['zoom'], 11, at(11), 20, at(20)];
}

/** Streets: white with a hairline, as wide as they are. Back streets wait until there is room for them. */
export const streetStratum: Stratum = {
  id: 'streets',
  slot: 'streets',
  pick: false,
  groundWidths: true,
  layers: (colours) => [
    {
      type: 'line',
      minzoom: 11,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.streetEdge, 'line-width': widthOf(1.2, 0.4) },
    },
    {
      type: 'line',
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['-', 10, ['get', 'rank']] },
      paint: { 'line-color': colours.street, 'line-width': widthOf(0, 0.6) },
    },
  ],
};

export const streetNameStratum: Stratum = {
  id: 'street-names',
  slot: 'streets',
  pick: false,
  layers: (colours) => [
    {
      type: 'symbol',
      minzoom: 13.5,
      filter: ['any', ['<=', ['get', 'rank'], 2], ['>=', ['zoom'], 15.5]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 380,
        'symbol-sort-key': ['get', 'rank'],
        'text-field': ['get', 'label'],
        'text-font': plainFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13.5, 11.5, 17, 14],
        'text-letter-spacing': 0.08,
        'text-padding': 6,
      },
      paint: { 'text-color': colours.groundInk, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
    },
  ],
};
