import { expect, test } from 'vitest';
import { repairedFeatures, repairsOf, usualWish } from '../../data/load/own-county-repair.ts';
import { fourBounds, fourBoundsText } from '../../geojson/kernel/four-bounds.ts';
import { file, four, read, sound } from './own-county-samples.ts';

const line = (properties: object, ...points: [number, number][]) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'LineString',
    coordinates: points.map(([x, y]) => [(114_000 + x) / 1000, (24_000 + y) / 1000]),
  },
});
const avenue = { name: '建设路', name_en: 'Jianshe Road', dividing: '建设路中间隔离带' };
const streets = [
  line(avenue, [10, 0], [10, 10]),
  line({ name: '建设路' }, [10, 10], [10, 20]),
  line({ name: '人民路' }, [0, 10], [20, 10]),
  line({ name: ' ' }, [0, 0], [20, 0]),
];
const path = file('streets.geojson', [...four, ...streets]);
const asMembers = { properties: { parent: '大网格' } };

test('named lines of a file are its streets, one a name, and bound its grids', () => {
  const { bundle, plan, notes } = sound(path, asMembers);
  const { features } = bundle.plan.streets;
  expect(features.map(({ properties }) => properties.id)).toEqual(['street-1', 'street-1', 'street-2']);
  expect(features[0]?.properties).toMatchObject({
    name: { zh: '建设路', en: 'Jianshe Road' },
    dividing: { zh: '建设路中间隔离带', en: '建设路中间隔离带' },
  });
  expect(bundle.layers.streets).toBe(bundle.plan.streets);
  expect(notes.map(({ zh }) => zh)).toContainEqual(expect.stringMatching(/2 条道路.*1 条没有名称/));
  const tier = plan.tiers.findIndex(({ id }) => id === 'grid');
  const grid = plan.tiers[tier]?.grids.findIndex(({ id }) => id === 'A1') ?? -1;
  const other = () => ({ zh: '邻格', en: 'neighbour' });
  const { zh } = fourBoundsText(fourBounds(plan, tier, grid, other, { zh: '外', en: 'outside' }));
  expect(zh).toBe('东至建设路，南至外，西至外，北至人民路。');
});

test('lines that are none are skipped, and do not stop a county', () => {
  const bad = [
    line({ name: '短街' }, [0, 0]),
    { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [['x', 1], [2]] } },
  ];
  const { bundle, notes } = sound(file('bad-lines.geojson', [...four, ...bad]), asMembers);
  expect(bundle.plan.streets.features).toEqual([]);
  expect(notes[0]?.zh).toMatch(/跳过 2 个/);
});

test('lines are converted with the polygons, and stay in a repaired copy', () => {
  const own = read(path, { crs: 'gcj02' });
  if (!own.ok) throw new Error('refused');
  expect(own.bundle.plan.streets.features[0]?.geometry.coordinates[0]?.[0]).not.toBe(114.01);
  const copy = repairedFeatures(sound(path), repairsOf(sound(path), usualWish));
  expect(copy.slice(4).map(({ properties }) => properties)).toEqual(
    streets.map(({ properties }) => properties),
  );
});
