import type { ExpressionSpecification } from 'maplibre-gl';
import type { MapColours } from '../../ui/palette.ts';
import { plainFont, type Stratum } from '../stratum.ts';

const kind: ExpressionSpecification = ['get', 'kind'];
const isPolygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];

/** Land, water and railways: tinted barely, so that nothing competes with a grid. */
export const groundStratum: Stratum = {
  id: 'ground',
  slot: 'ground',
  pick: false,
  layers: (colours) => [
    {
      type: 'fill',
      filter: ['all', isPolygon, ['!=', kind, 'building']],
      paint: { 'fill-color': fillOf(colours), 'fill-antialias': false },
    },
    {
      type: 'line',
      filter: ['all', isLine, ['in', kind, ['literal', ['river', 'water']]]],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.water, 'line-width': 3 },
    },
    {
      type: 'line',
      filter: ['all', isLine, ['==', kind, 'railway']],
      paint: { 'line-color': colours.railway, 'line-width': 2.5 },
    },
    {
      type: 'line',
      filter: ['all', isLine, ['==', kind, 'railway']],
      paint: { 'line-color': colours.ground, 'line-width': 1.5, 'line-dasharray': [5, 5] },
    },
  ],
};

/** Buildings show only where one can see single houses. */
export const buildingStratum: Stratum = {
  id: 'buildings',
  slot: 'ground',
  pick: false,
  layers: (colours) => [
    {
      type: 'fill',
      minzoom: 14.5,
      filter: ['all', isPolygon, ['==', kind, 'building']],
      paint: { 'fill-color': colours.building, 'fill-opacity': fadeIn(14.5) },
    },
  ],
};

export const groundNameStratum: Stratum = {
  id: 'ground-names',
  slot: 'ground',
  pick: false,
  layers: (colours) => [
    {
      type: 'symbol',
      minzoom: 12.5,
      filter: ['!=', ['get', 'label'], ''],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': plainFont,
        'text-size': 13,
        'text-letter-spacing': 0.15,
        'text-max-width': 6,
      },
      paint: { 'text-color': colours.groundInk, 'text-halo-color': colours.halo, 'text-halo-width': 1 },
    },
  ],
};

function fillOf(colours: MapColours): ExpressionSpecification {
  return [
    'match',
    kind,
    ['water', 'river'],
    colours.water,
    ['park', 'green'],
    colours.green,
    'hill',
    colours.hill,
    'farmland',
    colours.farmland,
    ['square', 'bridge'],
    colours.square,
    colours.ground,
  ];
}

function fadeIn(zoom: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], zoom, 0, zoom + 0.7, 1];
}
