import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type OwnCounty, type OwnCountyWish, readOwnCounty } from '../../data/load/own-county.ts';
import { addOwnCounty } from '../../data/load/own-county-adding.ts';
import { shortCodes } from '../../data/load/own-county-codes.ts';
import { countyOfFlags, wishOf } from '../../data/load/own-county-flags.ts';
import { faultLines, mappingLine, problemLines } from '../../data/load/own-county-report.ts';
import { coverage } from '../../data/model/coverage.ts';
import { planDocument } from '../../data/model/plan.ts';
import { testNow, testServer } from '../helpers/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'seamless-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = testNow;

/** A rectangle in units of a thousandth of a degree from (114, 24). */
const box = (west: number, south: number, east: number, north: number) => {
  const at = (x: number, y: number) => [(114_000 + x) / 1000, (24_000 + y) / 1000];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
};
const feature = (properties: object, ...rings: unknown[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});

/** Writes a collection, a feature on each line from line 2, and returns its path. */
function file(name: string, features: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`,
  );
  return path;
}

const plainWish = { properties: {}, county: {}, crs: 'wgs84' } as const;
const read = (path: string, wish: Partial<OwnCountyWish> = {}) =>
  readOwnCounty({ ...plainWish, file: path, ...wish }, now);
function sound(path: string, wish: Partial<OwnCountyWish> = {}): OwnCounty {
  const own = read(path, wish);
  if (!own.ok) throw new Error(problemLines(path, own.problems).join('\n'));
  return own;
}
/** Code, feature and line of each problem. */
function refused(path: string, wish: Partial<OwnCountyWish> = {}) {
  const own = read(path, wish);
  return own.ok ? [] : own.problems.map((one) => [one.code, one.feature, one.place?.line ?? null]);
}

const four = [
  feature({ 网格编码: 'A1', 名称: '城东', 大网格: '东片' }, box(0, 0, 10, 10)),
  feature({ 网格编码: 'A2', 名称: '城南', 大网格: '东片' }, box(10, 0, 20, 10)),
  feature({ 网格编码: 'B1', 名称: '城西', 大网格: '西片' }, box(0, 10, 10, 20)),
  feature({ 网格编码: 'B2', 名称: ' ', 大网格: '西片' }, box(10, 10, 20, 20)),
];

describe('which property is what', () => {
  test('is guessed by name, and a property that divides the grids is their parent', () => {
    const { bundle, mapping, faults } = sound(file('Cheng Guan_2026.geojson', four));
    expect(mapping).toEqual({
      id: '网格编码',
      name: '名称',
      nameEn: null,
      parent: '大网格',
      guessed: ['id', 'name', 'parent'],
    });
    expect(bundle.scheme).toMatchObject({
      county: 'cheng-guan-2026',
      illustrative: false,
      openingTier: 'grid',
      tiers: [
        { id: 'parent-grid', parent: null },
        { id: 'grid', parent: 'parent-grid', partition: true },
      ],
    });
    expect(
      bundle.plan.grids.map(({ id, tier, parent, label }) => [id, tier, parent, label.zh, label.en]),
    ).toEqual([
      ['东片', 'parent-grid', null, '东片', '东片'],
      ['西片', 'parent-grid', null, '西片', '西片'],
      ['A1', 'grid', '东片', '城东', '城东'],
      ['A2', 'grid', '东片', '城南', '城南'],
      ['B1', 'grid', '西片', '城西', '城西'],
      ['B2', 'grid', '西片', 'B2', 'B2'],
    ]);
    expect(faults).toEqual([]);
    expect(planDocument.safeParse(bundle.plan).error).toBeUndefined();
    expect(mappingLine(mapping)).toContain('编号 id ← 网格编码（推断 guessed）');
  });

  test('is taken as said, by flags before the mapping file', () => {
    const mapping = join(folder, 'mapping.json');
    writeFileSync(
      mapping,
      JSON.stringify({ id: 'a', name: 'b', county: { id: 'x', name: '某县' }, crs: 'gcj02' }),
    );
    const flags = { mapping, 'id-property': 'c', 'county-id': 'y', 'county-name-en': 'Some County' };
    expect(wishOf('f.geojson', flags)).toEqual({
      ok: true,
      wish: {
        file: 'f.geojson',
        properties: { id: 'c', name: 'b', nameEn: undefined, parent: undefined },
        county: { id: 'y', name: '某县', nameEn: 'Some County' },
        crs: 'gcj02',
      },
    });
    const own = sound(file('said.geojson', [feature({ a: 'n1', b: 'Nine', code: 9 }, box(0, 0, 1, 1))]), {
      properties: { id: 'a', name: 'code', nameEn: 'b' },
      county: { name: '某县', nameEn: 'Some County' },
    });
    expect(own.bundle.plan.grids).toMatchObject([{ id: 'n1', label: { zh: '9', en: 'Nine' } }]);
    expect(own.bundle.scheme.name).toEqual({ zh: '某县', en: 'Some County' });
  });

  test('without any, the feature’s own id or its number is the id', () => {
    const features = [{ ...feature({}, box(0, 0, 1, 1)), id: 'x' }, feature({}, box(1, 0, 2, 1))];
    const { grids } = sound(file('bare.geojson', features)).bundle.plan;
    expect(grids.map(({ id }) => id)).toEqual(['x', '2']);
  });

  test('a parent that is the same for all, or another for each, is no tier', () => {
    const same = four.map((one, index) => feature({ id: index, parent: 'all' }, ...one.geometry.coordinates));
    const each = four.map((one, index) =>
      feature({ id: index, parent: index + 9 }, ...one.geometry.coordinates),
    );
    expect(sound(file('same.geojson', same)).bundle.scheme.tiers).toHaveLength(1);
    expect(sound(file('each.geojson', each)).bundle.scheme.tiers).toHaveLength(1);
  });

  test('outlines of parents give their names, and their ground is their children’s', () => {
    const children = [
      feature({ id: 'A', up: 'P', name: '甲' }, box(0, 0, 10, 10)),
      feature({ id: 'B', up: 'P', name: '乙' }, box(10, 0, 20, 10)),
    ];
    const outline = feature({ id: 'P', up: null, name: '大街道' }, box(0, 0, 20, 10));
    const own = sound(file('outlines.geojson', [outline, ...children]), { properties: { parent: 'up' } });
    expect(own.bundle.plan.grids.map(({ id, label }) => [id, label.zh])).toEqual([
      ['P', '大街道'],
      ['A', '甲'],
      ['B', '乙'],
    ]);
    expect(own.faults).toEqual([]);
    expect(own.notes).toHaveLength(1);
  });

  test('codes of the statistics bureau are written short on the map, ids too long are numbered', () => {
    const codes = (ids: readonly string[]) => [...shortCodes(ids).values()];
    expect(codes(['110114104000', '110114002000'])).toEqual(['104', '002']);
    expect(codes(['110114104001', '110114002000'])).toEqual(['104001', '002000']);
    expect(codes(['110114104000', '120114002000'])).toEqual(['110114104000', '120114002000']);
    expect(codes(['W-07', 'x'.repeat(33)])).toEqual(['W-07', '2']);
  });
});

describe('what is refused', () => {
  const [one, two] = [box(0, 0, 1, 1), box(1, 0, 2, 1)];
  test.each<[string, readonly unknown[], Partial<OwnCountyWish>, unknown]>([
    [
      'duplicate ids',
      [feature({ code: 'a' }, one), feature({ code: ' a ' }, two)],
      {},
      ['duplicate-id', 2, 3],
    ],
    ['a missing id', [feature({ code: 'a' }, one), feature({ code: null }, two)], {}, ['missing-id', 2, 3]],
    ['an id of 81 characters', [feature({ code: 'x'.repeat(81) }, one)], {}, ['bad-id', 1, 2]],
    ['an id that lost digits', [feature({ code: 2 ** 64 }, one)], {}, ['unsafe-number', 1, 2]],
    [
      'a property nobody has',
      [feature({ code: 1 }, one)],
      { properties: { name: '名' } },
      ['unknown-property', null, null],
    ],
    [
      'a missing parent',
      [feature({ code: 1, up: 'p' }, one), feature({ code: 2 }, two)],
      { properties: { parent: 'up' } },
      ['missing-parent', 2, 3],
    ],
    [
      'a grid that is its own parent',
      [feature({ code: 1, up: 1 }, one)],
      { properties: { parent: 'up' } },
      ['own-parent', 1, 2],
    ],
    [
      'three tiers',
      [feature({ code: 1, up: 2 }, one), feature({ code: 2, up: 3 }, two), feature({ code: 3 }, two)],
      { properties: { parent: 'up' } },
      ['parent-is-grid', 2, 3],
    ],
    [
      'the same polygon twice',
      [feature({ code: 1 }, one), feature({ code: 2 }, one)],
      {},
      ['no-ground', 2, 3],
    ],
    [
      'a polygon without area',
      [feature({ code: 1 }, one), feature({ code: 2 }, box(5, 5, 7, 5))],
      {},
      ['no-ground', 2, 3],
    ],
    [
      'a county id that is no name',
      [feature({ code: 1 }, one)],
      { county: { id: '翁源' } },
      ['bad-county-id', null, null],
    ],
  ])('%s', (_, features, wish, expected) => {
    expect(refused(file('wrong.geojson', features), wish)).toEqual([expected]);
  });

  test('a file that is not there, a mapping that is none, a system nobody knows', () => {
    expect(refused(join(folder, 'no-such.geojson'))).toEqual([['no-file', null, null]]);
    const mapping = join(folder, 'bad-mapping.json');
    writeFileSync(mapping, '{"idd": "code"}');
    expect(wishOf('f', { mapping })).toMatchObject({ ok: false, problems: [{ code: 'bad-mapping' }] });
    expect(countyOfFlags({}, now)).toBeUndefined();
    expect(countyOfFlags({ crs: 'gcj02' }, now)).toMatchObject({ problems: [{ code: 'idle-flag' }] });
    expect(wishOf('f', { crs: 'epsg:3857' })).toMatchObject({ ok: false, problems: [{ code: 'bad-crs' }] });
  });

  test('a file whose name is all Chinese asks for an id', () => {
    expect(refused(file('翁源.geojson', four))).toEqual([['bad-county-id', null, null]]);
    expect(sound(file('翁源.geojson', four), { county: { id: 'wengyuan-own' } }).bundle.scheme.name.zh).toBe(
      '翁源',
    );
  });

  test('the words name file, feature, line and column, in Chinese and English', () => {
    const path = file('twice.geojson', [feature({ code: 'a' }, one), feature({ code: 'a' }, two)]);
    const own = read(path);
    const text = own.ok ? '' : problemLines(path, own.problems).join('\n');
    expect(text).toContain('第 2 个要素，第 3 行第 1 列：编号 a 与第 1 个要素（第 2 行）重复');
    expect(text).toContain('feature 2, line 3, column 1: Id a is also that of feature 1 (line 2)');
    expect(text).toContain('数据库未改动');
  });
});

describe('faults in the boundaries', () => {
  // Two squares that overlap by 10 × 1, and one around a hole of 2 × 2.
  const faulty = [
    feature({ code: 'a', name: '甲' }, box(0, 0, 10, 10)),
    feature({ code: 'b', name: '乙' }, box(0, 9, 10, 20)),
    feature({ code: 'c', name: '丙' }, box(10, 0, 30, 20), box(15, 5, 17, 7)),
  ];

  test('are listed, the largest first, with names, places and areas; the shapes stay as drawn', () => {
    const { bundle, faults } = sound(file('faulty.geojson', faulty));
    expect(faults.map(({ kind, features }) => [kind, features.toSorted()])).toEqual([
      ['gap', ['c']],
      ['overlap', ['a', 'b']],
    ]);
    const lines = faultLines(faults, bundle.plan.grids);
    expect(lines[0]).toContain('2 faults');
    expect(lines[2]).toMatch(/重叠 overlap +\d{3},\d{3}\.\d +114\.0\d+, 24\.0\d+ +甲、乙$/);
    expect(lines[3]).toMatch(/缝隙 gap +\d{2},\d{3}\.\d +114\.0\d+, 24\.0\d+ +丙$/);
    const shapes = new Map(
      bundle.plan.blocks.features.map((one) => [one.properties.id, one.geometry.coordinates]),
    );
    expect(shapes.get('c')).toEqual([box(10, 0, 30, 20), box(15, 5, 17, 7)]);
  });

  test('a grid drawn inside another keeps its ground', () => {
    const nested = [feature({ code: 'big' }, box(0, 0, 10, 10)), feature({ code: 'small' }, box(2, 2, 4, 4))];
    expect(sound(file('nested.geojson', nested)).faults.map(({ kind }) => kind)).toEqual(['overlap']);
  });

  test('are in the coverage that is served, and the grids are drawn', async () => {
    const server = await testServer();
    try {
      const own = sound(file('faulty.geojson', faulty));
      expect(await addOwnCounty(server.store, own, now, () => undefined)).toEqual({ ok: true });
      const reply = await server.send('/api/counties/faulty/coverage');
      const { spatial, importFaults, illustrative } = coverage.parse(reply.json());
      expect(illustrative).toBe(false);
      expect(spatial).toMatchObject([{ tier: 'grid', seamless: false }]);
      expect(spatial[0]?.gaps).toHaveLength(1);
      expect(spatial[0]?.overlaps).toHaveLength(1);
      expect(importFaults.map(({ kind }) => kind).sort()).toEqual(['gap', 'overlap']);
      const plan = await server.store.plans.inForce('faulty', '2026-10-15');
      const tier = await server.send(`/api/counties/faulty/plans/${plan?.hash}/tiers/grid`);
      expect(tier.json().features).toHaveLength(3);
    } finally {
      await server.close();
    }
  });
});

test('the same file again changes nothing; another under the same id is refused', async () => {
  const server = await testServer();
  try {
    const said: string[] = [];
    const add = (own: OwnCounty) => addOwnCounty(server.store, own, now, (line) => said.push(line));
    expect(await add(sound(file('again.geojson', four)))).toEqual({ ok: true });
    const events = await server.store.events.newest();
    const saidAloud = { properties: { id: '网格编码' } };
    expect(await add(sound(file('again.geojson', four), saidAloud))).toEqual({ ok: true });
    expect(await add(sound(file('again.geojson', four)))).toEqual({ ok: true });
    expect(said.at(-1)).toContain('already');
    const other = await add(sound(file('again.geojson', four.slice(1))));
    expect(other).toMatchObject({ ok: false, problems: [{ code: 'exists' }] });
    expect(await server.store.events.newest()).toBe(events);
    expect((await server.store.counties.list()).filter(({ id }) => id === 'again')).toHaveLength(1);
  } finally {
    await server.close();
  }
});
