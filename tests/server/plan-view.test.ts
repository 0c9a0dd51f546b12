import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TierCollection } from '../../data/model/replies.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const get = async (path: string) => (await server.send(`/api/counties/${path}`)).json();
const hashOf = async (county: string) => (await get(county)).plan.hash;
const tier = async (county: string, name: string): Promise<TierCollection> =>
  get(`${county}/plans/${await hashOf(county)}/tiers/${name}`);
const properties = async (county: string, name: string) =>
  (await tier(county, name)).features.map((one) => one.properties);

describe('a tier as GeoJSON', () => {
  test('has every grid with its label point, its area and its parent', async () => {
    const minor = await properties('qingshan', 'minor');
    expect(minor.map(({ id, parent }) => [id, parent])).toEqual([
      ['W-01', 'W'],
      ['W-02', 'W'],
      ['E-01', 'E'],
      ['E-02', 'E'],
    ]);
    const major = await properties('qingshan', 'major');
    const sum = (of: typeof minor) => of.reduce((total, { squareMetres }) => total + (squareMetres ?? 0), 0);
    expect(sum(minor)).toBeCloseTo(sum(major), 3);
    for (const { id, labelPoint } of minor) {
      const [longitude, latitude] = labelPoint;
      const { tiers } = await get(`qingshan/locate?longitude=${longitude}&latitude=${latitude}`);
      expect(tiers[1].grid.id).toBe(id);
    }
  });

  test('gives neighbours different tints', async () => {
    const tints = new Map((await properties('qingshan', 'minor')).map(({ id, tint }) => [id, tint]));
    for (const [a, b] of [
      ['W-01', 'W-02'],
      ['W-01', 'E-01'],
      ['W-02', 'E-02'],
      ['E-01', 'E-02'],
    ] as const)
      expect(tints.get(a)).not.toBe(tints.get(b));
  });

  test('carries the mark of an illustrative plan', async () => {
    expect((await tier('qingshan', 'minor')).illustrative).toBe('示意 · illustrative');
  });

  test('draws streets with their length and points where they are', async () => {
    const sections = await tier('qingshan', 'section');
    expect(sections.features.map((one) => one.geometry.type)).toEqual([
      'LineString',
      'LineString',
      'LineString',
    ]);
    for (const { properties } of sections.features) expect(properties.lengthMetres).toBeGreaterThan(1_000);
    const points = await tier('linhe', 'point');
    for (const { properties, geometry } of points.features)
      expect(geometry).toEqual({ type: 'Point', coordinates: properties.labelPoint });
  });
});

test('every border comes once, told of the highest tier it divides, and Jianshe Road by name', async () => {
  const { features } = await get(`qingshan/plans/${await hashOf('qingshan')}/borders`);
  const told = features.map((one: { properties: object }) => one.properties);
  const dividing = told.filter((one: { dividing: boolean }) => one.dividing);
  expect(dividing.length).toBeGreaterThan(0);
  for (const one of dividing) {
    expect(one).toMatchObject({ tier: 'major', zh: '建设路中间隔离带' });
    expect([one.left, one.right].sort()).toEqual(['E', 'W']);
  }
  const inner = told.filter((one: { tier: string }) => one.tier === 'minor');
  expect(inner.map((one: { left: string; right: string }) => [one.left, one.right].sort().join())).toEqual(
    expect.arrayContaining(['W-01,W-02', 'E-01,E-02']),
  );
});

describe('a grid’s panel', () => {
  test('says who answers, what it borders on and what lies around it', async () => {
    const panel = await get('qingshan/tiers/minor/grids/W-02');
    expect(panel.ancestors).toMatchObject([{ id: 'W' }]);
    expect(panel.responsibilities).toMatchObject([
      { role: 'sponsor', party: 'leader-2', name: { zh: '县领导（2）' } },
      { role: 'lead-unit', party: 'unit-2', telephone: '000-5550202' },
      { role: 'contact', party: 'office' },
    ]);
    expect(panel.neighbours.map((one: { grid: string }) => one.grid).sort()).toEqual(['E-02', 'W-01']);
    expect(panel.perimeterMetres).toBeGreaterThan(panel.neighbours[0].sharedMetres);
    expect(panel.fourBounds.zh).toMatch(/^东至建设路中间隔离带，南至.*滨河路，西至.+，北至人民路。$/);
    expect((await get('qingshan/tiers/major/grids/W')).children).toMatchObject([
      { id: 'W-01' },
      { id: 'W-02' },
    ]);
  });

  test('of a street section has a length and no area', async () => {
    const panel = await get('qingshan/tiers/section/grids/S-3');
    expect(panel).toMatchObject({ area: null, perimeterMetres: null, fourBounds: null, neighbours: [] });
    expect(panel.lengthMetres).toBeGreaterThan(1_000);
  });

  test('is found under its own tier only', async () => {
    expect(await get('qingshan/tiers/major/grids/W-02')).toMatchObject({ status: 404 });
  });
});

describe('coverage', () => {
  test('a seamless county: scope and covered are equal to the last unit', async () => {
    const { spatial, duty, importFaults } = await get('qingshan/coverage');
    for (const one of spatial) {
      expect(one).toMatchObject({ seamless: true, gaps: [], overlaps: [] });
      expect(one.covered).toEqual(one.scope);
    }
    expect(spatial.map((one: { nested: boolean }) => one.nested)).toEqual([null, true]);
    expect(duty.map((one: { lacking: object[] }) => one.lacking)).toEqual([[], []]);
    expect(importFaults).toEqual([]);
  });

  test('tells how many issues lie in no grid of a tier, and what its figures mean', async () => {
    const outside = async () =>
      (await get('qingshan/coverage')).spatial.map((one: { outside: number }) => one.outside);
    const before = await outside();
    await server.send({
      method: 'POST',
      url: '/api/counties/qingshan/issues',
      payload: { category: 'litter', longitude: 115, latitude: 24 },
    });
    expect(await outside()).toEqual(before.map((one: number) => one + 1));
    expect((await get('qingshan/coverage')).definition.zh).toMatch(/网格外/);
  });

  test('a county with a gap: the gap makes up exactly what is missing', async () => {
    const { spatial, duty } = await get('linhe/coverage');
    const [community] = spatial;
    expect(community).toMatchObject({ tier: 'community', seamless: false, nested: null });
    expect(community.gaps).toMatchObject([{ kind: 'gap', grids: ['B', 'C'] }]);
    const twice = ({ exact }: { exact: string }) => BigInt(Number(exact) * 2);
    expect(twice(community.scope) - twice(community.covered)).toBe(twice(community.gaps[0].area));
    expect(duty[0]).toMatchObject({ grids: 3, complete: 2, lacking: [{ grid: 'C', lacks: ['contact'] }] });
  });
});

describe('search', () => {
  const found = async (county: string, q: string) => get(`${county}/search?q=${encodeURIComponent(q)}`);
  test.each([
    ['w-01', { kind: 'grid', grid: 'W-01', tier: 'minor' }],
    ['建设路', { kind: 'street', id: 'jianshe' }],
    ['hou lane', { kind: 'street', id: 'hou' }],
    ['牵头单位（3）', { kind: 'party', id: 'unit-3', grid: 'E-01' }],
    ['中心市场', { kind: 'place', id: 'market' }],
    ['城东', { kind: 'community', id: 'c-east' }],
  ])('%s', async (q, first) => {
    expect((await found('qingshan', q))[0]).toMatchObject(first);
  });
  test('finds nothing where there is nothing, and no more than asked', async () => {
    expect(await found('qingshan', '东京')).toEqual([]);
    expect(await get('qingshan/search?q=grid&limit=2')).toHaveLength(2);
  });
});
