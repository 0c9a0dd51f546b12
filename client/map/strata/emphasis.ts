import type { ExpressionSpecification } from 'maplibre-gl';
import type { Stratum } from '../stratum.ts';

const role = (name: string): ExpressionSpecification => ['==', ['get', 'role'], name];

/** What is selected stands out; what is outside one's own grid stands back. */
export const emphasisStratum: Stratum = {
  id: 'emphasis',
  slot: 'emphasis',
  pick: false,
  layers: (colours) => [
    {
      type: 'fill',
      filter: role('dim'),
      paint: { 'fill-color': colours.dim, 'fill-opacity': 0.62, 'fill-antialias': false },
    },
    {
      type: 'line',
      filter: role('outline'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.casing, 'line-width': 7.5 },
    },
    {
      type: 'line',
      filter: role('outline'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.selection, 'line-width': 4.5 },
    },
    {
      type: 'circle',
      filter: ['all', role('outline'), ['==', ['geometry-type'], 'Point']],
      paint: ringPaint(colours.selection, 15, 4),
    },
  ],
};

/** The ring around the issue point in question, above the points. */
export const ringStratum: Stratum = {
  id: 'ring',
  slot: 'emphasis',
  pick: false,
  layers: (colours) => [
    { type: 'circle', filter: role('ring'), paint: ringPaint(colours.casing, 13, 6) },
    { type: 'circle', filter: role('ring'), paint: ringPaint(colours.selection, 13, 3) },
  ],
};

function ringPaint(colour: string, radius: number, width: number) {
  return {
    'circle-radius': radius,
    'circle-opacity': 0,
    'circle-stroke-color': colour,
    'circle-stroke-width': width,
  };
}
