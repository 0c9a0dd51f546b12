import { expect, test } from 'vitest';
import { scaledLayer } from '../../../client/map/scaled.ts';
import { strata } from '../../../client/map/strata.ts';
import type { StratumLayer } from '../../../client/map/stratum.ts';
import { palettes } from '../../../client/ui/palette.ts';

test('lengths grow, colours and ems do not', () => {
  const layer: StratumLayer = {
    type: 'symbol',
    layout: { 'text-size': 10, 'text-offset': [0, 1], 'text-field': 'a' },
    paint: { 'text-color': '#fff', 'text-halo-width': 2 },
  };
  expect(scaledLayer(layer, 3)).toEqual({
    type: 'symbol',
    layout: { 'text-size': 30, 'text-offset': [0, 1], 'text-field': 'a' },
    paint: { 'text-color': '#fff', 'text-halo-width': 6 },
  });
});

test('in expressions of zoom the outputs grow, the zooms stay', () => {
  const layer: StratumLayer = {
    type: 'line',
    paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 12, 2, 17, ['max', 1, ['get', 'w']]] },
  };
  expect(scaledLayer(layer, 2)).toEqual({
    type: 'line',
    paint: {
      'line-width': ['interpolate', ['linear'], ['zoom'], 12, 4, 17, ['*', 2, ['max', 1, ['get', 'w']]]],
    },
  });
});

test('no name of any stratum is smaller on a wall than it is told to be', () => {
  const sizes = (factor: number) =>
    strata.flatMap(({ layers }) =>
      layers(palettes.dark.map).flatMap((layer) =>
        layer.type === 'symbol' ? smallest(scaledLayer(layer, factor).layout?.['text-size']) : [],
      ),
    );
  expect(sizes(1).length).toBeGreaterThan(5);
  expect(Math.min(...sizes(2))).toBe(2 * Math.min(...sizes(1)));
});

/** The smallest size a text-size can give: a number, or one of the outputs of an interpolation. */
function smallest(size: unknown): number {
  if (typeof size === 'number') return size;
  if (!Array.isArray(size) || size[0] !== 'interpolate')
    throw new Error(`not a size: ${JSON.stringify(size)}`);
  return Math.min(...size.slice(3).filter((_, i) => i % 2 === 1));
}
