import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OwnCounty, OwnCountyWish } from '../../data/load/own-county.ts';
import { addOwnCounty } from '../../data/load/own-county-adding.ts';
import { countyOfFlags, wishOf } from '../../data/load/own-county-flags.ts';
import { faultLines, problemLines } from '../../data/load/own-county-report.ts';
import { coverage } from '../../data/model/coverage.ts';
import { testServer } from '../helpers/server.ts';
import { addedAt, box, feature, file, folder, four, read, refused, sound } from './own-county-samples.ts';

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
    expect(countyOfFlags({}, addedAt)).toBeUndefined();
    expect(countyOfFlags({ crs: 'gcj02' }, addedAt)).toMatchObject({ problems: [{ code: 'idle-flag' }] });
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
      expect(await addOwnCounty(server.store, own, addedAt, () => undefined)).toEqual({ ok: true });
      const reply = await server.send('/api/counties/faulty/coverage');
      const { spatial, importFaults, illustrative } = coverage.parse(reply.json());
      expect(illustrative).toBe(false);
      expect(spatial).toMatchObject([{ tier: 'grid', seamless: false }]);
      expect(spatial[0]?.gaps).toHaveLength(1);
      expect(spatial[0]?.overlaps).toHaveLength(1);
      expect(importFaults.map(({ kind }) => kind).sort()).toEqual(['gap', 'overlap']);
      const plan = await server.store.plans.inForce('faulty', '2026-10-01');
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
    const add = (own: OwnCounty) => addOwnCounty(server.store, own, addedAt, (line) => said.push(line));
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
