import type { ExpressionSpecification } from 'maplibre-gl';
import { boldFont, type Stratum } from '../stratum.ts';

const weight = (name: string): ExpressionSpecification => ['==', ['get', 'weight'], name];
const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Borders: 1.5 px for the tier in view, 4 px with a casing for the tier above, a dividing line the same and named. */
export const borderStratum: Stratum = {
  id: 'borders',
  slot: 'borders',
  pick: false,
  layers: (colours) => [
    {
      type: 'line',
      filter: weight('own'),
      layout: round,
      paint: { 'line-color': colours.border, 'line-width': 1.5 },
    },
    {
      type: 'line',
      filter: ['any', weight('parent'), weight('dividing')],
      layout: round,
      paint: { 'line-color': colours.casing, 'line-width': 7 },
    },
    {
      type: 'line',
      filter: ['any', weight('parent'), weight('dividing')],
      layout: round,
      paint: { 'line-color': colours.parentBorder, 'line-width': 4 },
    },
  ],
};

/** The name of a dividing line, along the line itself. */
export const borderNameStratum: Stratum = {
  id: 'border-names',
  slot: 'borders',
  pick: false,
  layers: (colours) => [
    {
      type: 'symbol',
      filter: ['all', weight('dividing'), ['!=', ['get', 'label'], '']],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 240,
        'text-field': ['get', 'label'],
        'text-font': boldFont,
        'text-size': 14,
        'text-letter-spacing': 0.12,
        'text-max-angle': 30,
        'text-padding': 4,
      },
      paint: {
        'text-color': colours.parentBorder,
        'text-halo-color': colours.halo,
        'text-halo-width': 2.5,
      },
    },
  ],
};
