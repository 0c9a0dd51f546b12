import type { ExpressionSpecification } from 'maplibre-gl';
import type { Stratum } from '../stratum.ts';

const isWalked: ExpressionSpecification = ['get', 'walked'];

/** Streets walked within the period solid, the others dotted: one colour, for the difference is in the line. */
export const patrolStratum: Stratum = {
  id: 'patrol',
  slot: 'patrol',
  pick: false,
  layers: (colours) => [
    {
      type: 'line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 5 },
    },
    {
      type: 'line',
      filter: isWalked,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': 2.5 },
    },
    {
      type: 'line',
      filter: ['!', isWalked],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': 2.5, 'line-dasharray': [0.01, 2.4] },
    },
  ],
};
