import type { Stratum } from '../stratum.ts';

/** The blocks a planner chooses from: hairlines around all, the chosen ones filled. */
export const blockStratum: Stratum = {
  id: 'blocks',
  slot: 'blocks',
  pick: false,
  layers: (colours) => [
    {
      type: 'line',
      filter: ['==', ['get', 'role'], 'outline'],
      paint: { 'line-color': colours.border, 'line-width': 1, 'line-opacity': 0.5 },
    },
    {
      type: 'fill',
      filter: ['==', ['get', 'role'], 'chosen'],
      paint: { 'fill-color': colours.selection, 'fill-opacity': 0.3 },
    },
    {
      type: 'line',
      filter: ['==', ['get', 'role'], 'chosen'],
      paint: { 'line-color': colours.selection, 'line-width': 2.5 },
    },
  ],
};
