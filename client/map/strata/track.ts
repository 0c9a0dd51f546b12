import type { Stratum } from '../stratum.ts';

/** A track as one line over the streets it went along, its end as a dot. */
export const trackStratum: Stratum = {
  id: 'track',
  slot: 'track',
  pick: false,
  layers: (colours) => [
    {
      type: 'line',
      filter: ['==', ['get', 'role'], 'line'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.casing, 'line-width': 8 },
    },
    {
      type: 'line',
      filter: ['==', ['get', 'role'], 'line'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.selection, 'line-width': 4 },
    },
    {
      type: 'circle',
      filter: ['==', ['get', 'role'], 'end'],
      paint: {
        'circle-radius': 7,
        'circle-color': colours.selection,
        'circle-stroke-color': colours.casing,
        'circle-stroke-width': 3,
      },
    },
  ],
};
