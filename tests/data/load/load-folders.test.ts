import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countyNames } from '../../../data/load/county-folders.ts';
import { loadFolders } from '../../../data/load/load-folders.ts';
import { openSqliteStore } from '../../../data/store/sqlite/open.ts';
import type { Store } from '../../../data/store/store.ts';
import { fixtures } from '../../helpers/server.ts';

let root: string;
let store: Store;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seamless-load-'));
  cpSync(fixtures, root, { recursive: true });
  const opened = openSqliteStore(join(root, 'var'));
  if (!opened.ok) throw new Error(opened.detail);
  store = opened.store;
  said = [];
});
afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

const load = () => loadFolders(store, root, countyNames(root), 0, (line) => said.push(line));
const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, after);
};

describe('loading the counties of a folder', () => {
  test('finds them by their folders and loads each once', async () => {
    expect(countyNames(root)).toEqual(['linhe', 'qingshan']);
    await load();
    expect((await store.counties.list()).map((county) => county.id)).toEqual(['linhe', 'qingshan']);
    expect(said).toHaveLength(4);
    await load();
    expect(said).toHaveLength(4);
    expect(await store.events.newest()).toBe(2);
  });

  test('another folder is another county, without code', async () => {
    for (const room of ['geojson', 'data']) {
      cpSync(join(root, room, 'counties/linhe'), join(root, room, 'counties/xinhe'), { recursive: true });
    }
    edit('data/counties/xinhe/scheme.json', '"linhe"', '"xinhe"');
    edit('data/counties/xinhe/roster.json', '"linhe"', '"xinhe"');
    await load();
    expect((await store.plans.inForce('xinhe', '2026-11-01'))?.tiers).toEqual([
      { id: 'community', grids: 3 },
      { id: 'point', grids: 2 },
    ]);
  });

  test('attributes every issue to the grids it lies in, in every tier', async () => {
    await load();
    const { issues } = await store.issues.page('qingshan', { now: 0 }, 100);
    for (const { longitude, latitude, grids } of issues) {
      expect(grids.minor?.[0]).toBe(grids.major);
      if (longitude < 114.113) expect(grids.major).toBe('W');
      if (longitude > 114.119) expect(grids.major).toBe('E');
      if (latitude < 24.346) expect(grids.minor).toMatch(/02$/);
      if (latitude > 24.352) expect(grids.minor).toMatch(/01$/);
    }
    const linhe = await store.issues.page('linhe', { now: 0 }, 100);
    const inTheGap = linhe.issues.filter((issue) => issue.grids.community === undefined);
    expect(inTheGap.length).toBeGreaterThan(0);
    for (const { longitude, latitude } of inTheGap) {
      expect(longitude).toBeGreaterThan(99.61);
      expect(latitude).toBeGreaterThan(38.834);
    }
  });

  test('leaves a loaded county as it is when its files change, and says so', async () => {
    await load();
    edit('data/counties/qingshan/grids.json', '西一网格', '西一新网格');
    await load();
    expect(said.at(-1)).toMatch(/qingshan: its files have changed/);
  });

  test.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'a value',
      'geojson/counties/linhe/blocks.geojson',
      '"use":"village"',
      '"use":"moon"',
      /blocks\.geojson: features\[\d\]\.properties\.use: /,
    ],
    ['broken JSON', 'data/counties/linhe/roster.json', '{', '', /roster\.json: /],
    [
      'a CSV row',
      'data/counties/linhe/issues.csv',
      '2026-09-01T01:00:00Z',
      'yesterday',
      /issues\.csv line 2: reportedAt: /,
    ],
    ['a CSV that is ragged', 'data/counties/linhe/issues.csv', 'LH-0001,', 'LH-0001', /issues\.csv: /],
    [
      'a name',
      'data/counties/linhe/scheme.json',
      '"linhe"',
      '"elsewhere"',
      /scheme\.json: county: must be the folder's name, linhe/,
    ],
    [
      'a grid a block names',
      'geojson/counties/linhe/blocks.geojson',
      '"community":"A"',
      '"community":"Z"',
      /^linhe: the plan cannot be built: unknown-grid/,
    ],
    ['a grid twice', 'data/counties/linhe/grids.json', '"id": "B"', '"id": "A"', /A is there twice/],
    [
      'a party',
      'data/counties/linhe/roster.json',
      '"party": "leader"',
      '"party": "nobody"',
      /party nobody of A is not listed/,
    ],
    [
      'a role',
      'data/counties/linhe/roster.json',
      '"role": "sponsor"',
      '"role": "king"',
      /role king of A is not in the scheme/,
    ],
    ['a category', 'data/counties/linhe/issues.csv', 'litter', 'weather', /has the category weather/],
    [
      'an issue twice',
      'data/counties/linhe/issues.csv',
      'LH-0002',
      'LH-0001',
      /number LH-0001 is there twice/,
    ],
    [
      'a placed grid',
      'geojson/counties/linhe/placed.geojson',
      '"P-1"',
      '"P-9"',
      /P-9 is no grid of tier point/,
    ],
    [
      'a tier',
      'data/counties/linhe/scheme.json',
      /"openingTier": "community"/,
      '"openingTier": "sky"',
      /openingTier sky is no tier/,
    ],
  ])(
    '%s that is wrong is named with its place, and nothing of the county is kept',
    async (_, file, from, to, sentence) => {
      edit(file, from, to);
      await expect(load()).rejects.toThrow(sentence);
      expect(await store.counties.get('linhe')).toBeNull();
      expect(await store.issues.count('linhe')).toBe(0);
    },
  );
});
