import type { ExpressionSpecification } from 'maplibre-gl';
import type { MapColours } from '../../ui/palette.ts';
import type { Stratum } from '../stratum.ts';

const isArea: ExpressionSpecification = ['==', ['get', 'kind'], 'area'];

/** A grid without a value is left as the ground is. */
const shaded = ({ ramp, ground }: MapColours): ExpressionSpecification => [
  'case',
  ['<', ['get', 'shade'], 0],
  ground,
  ['to-color', ['at', ['max', 0, ['get', 'shade']], ['literal', [...ramp]]]],
];

/** Grids coloured by an index, light enough to read the streets through them. */
export const measureStratum: Stratum = {
  id: 'measures',
  slot: 'measures',
  pick: false,
  layers: (colours) => [
    {
      type: 'fill',
      filter: isArea,
      paint: {
        'fill-color': shaded(colours),
        'fill-opacity': ['case', ['<', ['get', 'shade'], 0], 0, 0.85],
        'fill-antialias': false,
      },
    },
  ],
};

/** The same for grids that are street sections or sites, above the borders. */
export const measureShapeStratum: Stratum = {
  id: 'measure-shapes',
  slot: 'measures',
  pick: false,
  layers: (colours) => [
    {
      type: 'line',
      filter: ['all', ['!', isArea], ['!=', ['geometry-type'], 'Point']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': shaded(colours),
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 5, 17, 12],
      },
    },
    {
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': shaded(colours),
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 4, 14, 7, 17, 11],
        'circle-stroke-color': colours.ink,
        'circle-stroke-width': 1,
      },
    },
  ],
};
