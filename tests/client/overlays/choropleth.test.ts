import { expect, test } from 'vitest';
import { measureFeatures, patrolled } from '../../../client/overlays/choropleth.ts';
import type { TierCollection } from '../../../data/model/replies.ts';

const grid = (id: string): TierCollection['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [114.1, 24.3] },
  properties: {
    id,
    tier: 'minor',
    code: id,
    zh: id,
    en: id,
    parent: null,
    tint: 0,
    labelPoint: [114.1, 24.3],
    squareMetres: 1,
    lengthMetres: null,
  },
});

test('grids walked least are darkest; where there is no street there is no value', () => {
  const label = { zh: '网格', en: 'Grid' };
  const shown = patrolled({
    grids: [
      { grid: 'A', label, metres: 1000, walkedMetres: 100 },
      { grid: 'B', label, metres: 1000, walkedMetres: 950 },
      { grid: 'C', label, metres: 0, walkedMetres: 0 },
    ],
  });
  expect(shown.valueIn.get('A')).toEqual({ numerator: 100, denominator: 1000, value: 0.1 });
  const collection: TierCollection = { type: 'FeatureCollection', features: ['A', 'B', 'C', 'D'].map(grid) };
  const shades = measureFeatures(collection, 'area', shown).map(({ properties }) => properties.shade);
  expect(shades).toEqual([4, 0, -1, -1]);
});
