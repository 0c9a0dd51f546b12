import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  dividingLines,
  gridFeatures,
  labelFeatures,
  outlines,
  outsideOf,
} from '../../../client/overlays/grid-features.ts';
import type { BorderCollection, TierCollection } from '../../../data/model/replies.ts';

const square = (west: number, size: number): [number, number][] => [
  [west, 0],
  [west + size, 0],
  [west + size, size],
  [west, size],
  [west, 0],
];

function grid(id: string, west: number, size: number, en = `Grid ${id}`): TierCollection['features'][number] {
  return {
    type: 'Feature',
    properties: {
      id,
      tier: 'minor',
      code: id,
      zh: `${id}网格`,
      en,
      parent: null,
      tint: 1,
      labelPoint: [west + size / 2, size / 2],
      squareMetres: size * size,
      lengthMetres: null,
    },
    geometry: { type: 'Polygon', coordinates: [square(west, size)] },
  };
}

const grids: TierCollection = {
  type: 'FeatureCollection',
  features: [grid('A', 0, 1), grid('B', 1, 3), grid('C', 4, 2, 'C')],
};

test('labels stand at the label point, the largest grid first in rank', () => {
  const { features } = labelFeatures(grids, 'zh');
  expect(features.map(({ properties }) => [properties.code, properties.rank])).toEqual([
    ['B', 0],
    ['C', 1],
    ['A', 2],
  ]);
  expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [2.5, 1.5] });
});

test('a name that only repeats the code is not written twice', () => {
  const names = (language: 'zh' | 'en') =>
    labelFeatures(grids, language).features.map(({ properties }) => properties.name);
  expect(names('en')).toEqual(['Grid B', '', 'Grid A']);
  expect(names('zh')).toEqual(['B网格', 'C网格', 'A网格']);
});

test('a tier without geometry of its own is drawn as areas', () => {
  expect(gridFeatures(grids, 'organisation').features.map(({ properties }) => properties.kind)).toEqual([
    'area',
    'area',
    'area',
  ]);
});

test('street grids take place and width from their class', () => {
  const classes = {
    classes: [],
    of: new Map([
      ['A', 0],
      ['B', 3],
    ]),
  };
  const [a, b, c] = gridFeatures(grids, 'street', classes).features.map(({ properties }) => properties);
  expect(a).toMatchObject({ tint: 0, weight: 1.7 });
  expect(b).toMatchObject({ tint: 3, weight: 0.75 });
  expect(c).toMatchObject({ tint: 1, weight: 1 });
});

test('outlines are every ring of every area', () => {
  const lines = outlines(grids, 'parent');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatchObject({
    geometry: { type: 'MultiLineString', coordinates: [square(0, 1)] },
    properties: { weight: 'parent' },
  });
});

test('bounds hold all of it; of nothing there are none', () => {
  expect(boundsOf(grids.features.map(({ geometry }) => geometry))).toEqual([0, 0, 6, 3]);
  expect(boundsOf([])).toBeNull();
});

describe('outside', () => {
  test('is the world with the grids as holes, and the holes of the grids covered', () => {
    const hole = square(1.2, 0.2).toReversed();
    const outside = outsideOf([{ type: 'Polygon', coordinates: [square(1, 1), hole] }]);
    if (outside.type !== 'MultiPolygon') throw new Error('a multipolygon');
    const [[world, taken] = [], inner] = outside.coordinates;
    expect(world).toHaveLength(5);
    expect(taken).toEqual(square(1, 1).toReversed());
    expect(inner).toEqual([hole.toReversed()]);
  });
});

describe('dividing lines', () => {
  const border = (tier: string, dividing: boolean, from: number): BorderCollection['features'][number] => ({
    type: 'Feature',
    properties: { tier, left: 'A', right: 'B', zh: '建设路中间隔离带', en: 'Jianshe Road', dividing },
    geometry: {
      type: 'LineString',
      coordinates: [
        [from, 0],
        [from + 1, 0],
      ],
    },
  });
  const borders: BorderCollection = {
    type: 'FeatureCollection',
    features: [
      border('major', true, 0),
      border('major', true, 1),
      border('major', false, 2),
      border('community', true, 3),
    ],
  };
  test('are joined by name, and only those of the tiers asked for', () => {
    const [line, ...others] = dividingLines(borders, new Set(['minor', 'major']), 'zh');
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [2, 0],
          ],
        ],
      },
      properties: { weight: 'dividing', label: '建设路中间隔离带' },
    });
  });
});
