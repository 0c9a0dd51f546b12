import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { boldFont, plainFont, type Stratum } from '../stratum.ts';

type Layout = NonNullable<SymbolLayerSpecification['layout']>;

const codeAndName: ExpressionSpecification = [
  'format',
  ['get', 'code'],
  { 'text-font': ['literal', boldFont] },
  '\n',
  {},
  ['get', 'name'],
  { 'font-scale': 0.7 },
];

/**
 * Grid labels: code large, name small. Where they collide the lower rank goes, never the luckier one; a name that has no
 * room leaves its code, which is placed after all whole labels and only where no whole label stands.
 */
export const gridLabelStratum: Stratum = {
  id: 'grid-labels',
  slot: 'labels',
  pick: false,
  layers: (colours) => {
    const paint = { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 1.8 };
    const layout = {
      'symbol-sort-key': ['get', 'rank'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 11, 13, 14, 17, 17, 22],
      'text-line-height': 1.15,
      'text-max-width': 9,
      'text-padding': 3,
    } as const satisfies Layout;
    const isStreet: ExpressionSpecification = ['==', ['get', 'kind'], 'street'];
    const code: Layout = { ...layout, 'text-field': ['get', 'code'], 'text-font': boldFont };
    const whole: Layout = { ...layout, 'text-field': codeAndName, 'text-font': plainFont };
    return [
      { type: 'symbol', filter: ['!', isStreet], layout: code, paint },
      { type: 'symbol', filter: ['!', isStreet], layout: whole, paint },
      // Street sections are many and short: their names wait until there is room.
      { type: 'symbol', filter: isStreet, minzoom: 14.5, layout: { ...whole, 'text-size': 15 }, paint },
    ];
  },
};

export const placeNameStratum: Stratum = {
  id: 'place-names',
  slot: 'places',
  pick: false,
  layers: (colours) => [
    {
      type: 'circle',
      minzoom: 13,
      paint: {
        'circle-radius': 2.5,
        'circle-color': colours.groundInk,
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      type: 'symbol',
      minzoom: 13,
      layout: {
        'symbol-sort-key': ['get', 'rank'],
        'text-field': ['get', 'label'],
        'text-font': plainFont,
        'text-size': 12,
        'text-max-width': 7,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.5,
        'text-padding': 3,
      },
      paint: { 'text-color': colours.groundInk, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
    },
  ],
};
