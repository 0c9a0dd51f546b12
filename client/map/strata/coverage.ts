import type { ExpressionSpecification } from 'maplibre-gl';
import { boldFont, type Stratum } from '../stratum.ts';

const isFault: ExpressionSpecification = ['in', ['get', 'kind'], ['literal', ['gap', 'overlap']]];
const isLacking: ExpressionSpecification = ['==', ['get', 'kind'], 'lacking'];

/** Faults of the coverage: gaps and overlaps hatched in magenta with their area; a grid that lacks somebody is dashed. */
export const coverageStratum: Stratum = {
  id: 'coverage',
  slot: 'coverage',
  pick: true,
  layers: (colours) => [
    { type: 'fill', filter: isFault, paint: { 'fill-pattern': 'hatch' } },
    { type: 'line', filter: isFault, paint: { 'line-color': colours.gap, 'line-width': 3 } },
    {
      type: 'line',
      filter: isLacking,
      paint: { 'line-color': colours.gap, 'line-width': 3, 'line-dasharray': [2, 1.5] },
    },
  ],
};

/** A gap of a few square metres would be lost at county scale: its label stands there at every zoom. */
export const coverageNameStratum: Stratum = {
  id: 'coverage-names',
  slot: 'coverage',
  pick: false,
  layers: (colours) => [
    {
      type: 'symbol',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': boldFont,
        'text-size': 14,
        'text-allow-overlap': true,
        'text-max-width': 9,
      },
      paint: { 'text-color': colours.gap, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
    },
  ],
};
