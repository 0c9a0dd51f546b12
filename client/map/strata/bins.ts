import { boldFont, type Stratum } from '../stratum.ts';

/** Issues counted by hexagon where the points would cover each other. The number is always there to read. */
export const binStratum: Stratum = {
  id: 'bins',
  slot: 'bins',
  pick: true,
  layers: (colours) => [
    {
      type: 'fill',
      paint: {
        'fill-color': colours.urgency['on-time'],
        'fill-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.18, 1, 0.62],
      },
    },
    {
      type: 'line',
      // What is overdue is not drawn over by its neighbours.
      layout: { 'line-sort-key': ['get', 'overdue'] },
      paint: {
        'line-color': ['case', ['>', ['get', 'overdue'], 0], colours.urgency.overdue, colours.casing],
        'line-width': ['case', ['>', ['get', 'overdue'], 0], 2, 1],
      },
    },
  ],
};

export const binCountStratum: Stratum = {
  id: 'bin-counts',
  slot: 'bins',
  pick: false,
  layers: (colours) => [
    {
      type: 'symbol',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': boldFont,
        'text-size': 13,
        'text-allow-overlap': true,
        'text-ignore-placement': false,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 1.6 },
    },
  ],
};
