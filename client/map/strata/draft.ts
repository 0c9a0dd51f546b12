import type { ExpressionSpecification } from 'maplibre-gl';
import { tintOpacity } from '../../ui/palette.ts';
import { boldFont, type Stratum } from '../stratum.ts';
import { tinted } from './grids.ts';

const role = (...names: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', 'role'],
  ['literal', [...names]],
];

/** What a tool is drawing. */
export const draftStratum: Stratum = {
  id: 'draft',
  slot: 'draft',
  pick: true,
  layers: (colours) => [
    {
      type: 'fill',
      filter: role('grid'),
      paint: { 'fill-color': tinted(colours.tints), 'fill-opacity': tintOpacity },
    },
    {
      type: 'line',
      filter: role('lasso'),
      paint: { 'line-color': colours.selection, 'line-width': 2.5 },
    },
    {
      type: 'line',
      filter: role('ghost'),
      paint: { 'line-color': colours.border, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    { type: 'line', filter: role('edge'), paint: { 'line-color': colours.border, 'line-width': 1.5 } },
    {
      type: 'line',
      filter: role('changed-edge'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.selection, 'line-width': 3.5 },
    },
    {
      type: 'line',
      filter: role('refused'),
      paint: { 'line-color': colours.gap, 'line-width': 3, 'line-dasharray': [2, 1] },
    },
    {
      type: 'circle',
      filter: ['all', role('handle', 'active-handle', 'refused'), ['==', ['geometry-type'], 'Point']],
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'handle', 5, 8],
        'circle-color': [
          'match',
          ['get', 'role'],
          'refused',
          colours.gap,
          'active-handle',
          colours.selection,
          colours.casing,
        ],
        'circle-stroke-color': ['match', ['get', 'role'], 'refused', colours.casing, colours.selection],
        'circle-stroke-width': 2.5,
      },
    },
    {
      type: 'symbol',
      filter: ['all', ['!=', ['get', 'label'], ''], ['==', ['geometry-type'], 'Point']],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': boldFont,
        'text-size': 14,
        'text-offset': [0, 1.4],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
    },
  ],
};
