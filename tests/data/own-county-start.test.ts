import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { coverage } from '../../data/model/coverage.ts';
import { countySummary } from '../../data/model/replies.ts';
import { startApp } from '../e2e/app.ts';
import { enterBySetUp } from '../helpers/entering.ts';

const folder = mkdtempSync(join(tmpdir(), 'seamless-own-start-'));
const data = join(folder, 'var');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const start = (...flags: readonly string[]) =>
  startApp(data, ['--no-build', '--samples', fixtures, ...flags], 60_000);

/** A triangle a feature, each on its own line from line 2. */
function write(
  name: string,
  features: readonly (readonly [string, readonly (readonly number[])[]])[],
): string {
  const lines = features.map(([code, ring]) =>
    JSON.stringify({
      type: 'Feature',
      properties: { 编码: code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }),
  );
  const path = join(folder, name);
  writeFileSync(path, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
  return path;
}

/** The bytes of every file of the data folder, as one hash. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(data).sort()) hash.update(name).update(readFileSync(join(data, name)));
  return hash.digest('hex');
}

const south = [
  [114, 24],
  [114.02, 24],
  [114.01, 24.01],
  [114, 24],
] as const;
const north = [
  [114, 24.02],
  [114.01, 24.009],
  [114.02, 24.02],
  [114, 24.02],
] as const;
const swapped = [
  [24, 114],
  [24.02, 114],
  [24.01, 114.01],
  [24, 114],
] as const;

test('one command adds a county, lists its faults and serves it; a file that will not do changes nothing', async () => {
  const bad = write('bad.geojson', [
    ['甲', south],
    ['乙', swapped],
  ]);
  await expect(start('--county', bad)).rejects.toThrow(
    /stopped with code 1[\s\S]*第 2 个要素，第 3 行[\s\S]*latitude-first/,
  );
  expect(existsSync(data)).toBe(false);

  const good = write('good.geojson', [
    ['甲', south],
    ['乙', north],
  ]);
  const app = await start('--county', good, '--county-id', 'mine', '--county-name', '我县');
  try {
    expect(app.output()).toMatch(
      /我县 \(mine\): 2 grids[\s\S]*1 faults[\s\S]*重叠 overlap[\s\S]*(?:甲、乙|乙、甲)/,
    );
    const headers = await enterBySetUp(app.address, app.output);
    const get = async (path: string): Promise<unknown> =>
      (await fetch(app.address + path, { headers })).json();
    const counties = z.array(countySummary).parse(await get('/api/counties'));
    expect(counties.find(({ id }) => id === 'mine')).toMatchObject({
      origin: 'own',
      illustrative: false,
      name: { zh: '我县', en: '我县' },
    });
    const { spatial } = coverage.parse(await get('/api/counties/mine/coverage'));
    expect(spatial.map(({ seamless, overlaps }) => [seamless, overlaps.length])).toEqual([[false, 1]]);
  } finally {
    expect(await app.stop()).toBe(0);
  }

  const before = fingerprint();
  await expect(start('--county', bad)).rejects.toThrow(/stopped with code 1/);
  expect(fingerprint()).toBe(before);
});
