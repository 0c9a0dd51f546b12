import type { ExpressionSpecification } from 'maplibre-gl';
import { tintOpacity } from '../../ui/palette.ts';
import type { Stratum } from '../stratum.ts';

/** The colour a feature's `tint` names. Tints beyond the last begin again. */
export function tinted(colours: readonly string[]): ExpressionSpecification {
  return ['to-color', ['at', ['%', ['get', 'tint'], colours.length], ['literal', [...colours]]]];
}

const of = (kind: string, geometry: 'Polygon' | 'LineString' | 'Point'): ExpressionSpecification => [
  'all',
  ['==', ['get', 'kind'], kind],
  ['==', ['geometry-type'], geometry],
];

/** The subject of the map: areas filled lightly. */
export const gridFillStratum: Stratum = {
  id: 'grid-fill',
  slot: 'grids',
  pick: true,
  layers: (colours) => [
    {
      type: 'fill',
      filter: of('area', 'Polygon'),
      paint: {
        'fill-color': tinted(colours.tints),
        'fill-opacity': ['case', ['==', ['get', 'plain'], true], 0, tintOpacity],
        'fill-antialias': false,
      },
    },
  ],
};

/** Grids that are street sections or sites: drawn as what they are, above the borders, and as easily picked as areas. */
export const gridShapeStratum: Stratum = {
  id: 'grid-shapes',
  slot: 'grids',
  pick: true,
  layers: (colours) => [
    {
      type: 'fill',
      filter: of('site', 'Polygon'),
      paint: { 'fill-color': tinted(colours.classes), 'fill-opacity': 0.24 },
    },
    {
      type: 'line',
      filter: of('site', 'Polygon'),
      paint: { 'line-color': tinted(colours.classes), 'line-width': 1.5 },
    },
    {
      type: 'line',
      filter: of('street', 'LineString'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.casing, 'line-width': widening(3.5, 9, 2) },
    },
    {
      type: 'line',
      filter: of('street', 'LineString'),
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: { 'line-color': tinted(colours.classes), 'line-width': widening(3.5, 9, 0) },
    },
    {
      type: 'circle',
      filter: of('site', 'Point'),
      paint: {
        'circle-color': tinted(colours.classes),
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 4, 14, 7, 17, 11],
        'circle-stroke-color': colours.casing,
        'circle-stroke-width': 2,
      },
    },
  ],
};

/** From the county's zoom to the street's; `casing` pixels wider than the feature's weight makes it. */
function widening(near: number, far: number, casing: number): ExpressionSpecification {
  const at = (width: number): ExpressionSpecification => [
    '+',
    casing,
    ['*', width, ['coalesce', ['get', 'weight'], 1]],
  ];
  return ['interpolate', ['linear'], ['zoom'], 12, at(near), 17, at(far)];
}
