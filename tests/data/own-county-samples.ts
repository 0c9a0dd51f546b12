import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type OwnCounty, type OwnCountyWish, readOwnCounty } from '../../data/load/own-county.ts';
import { problemLines } from '../../data/load/own-county-report.ts';

/** When the counties are added: before the tests' server looks at them. */
export const addedAt = Date.parse('2026-10-01T04:00:00Z');

/** A folder of this test file's own. */
export const folder = mkdtempSync(join(tmpdir(), 'seamless-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A rectangle in units of a thousandth of a degree from (114, 24). */
export const box = (west: number, south: number, east: number, north: number) => {
  const at = (x: number, y: number) => [(114_000 + x) / 1000, (24_000 + y) / 1000];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
};
export const feature = (properties: object, ...rings: unknown[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});

/** Writes a collection, a feature on each line from line 2, and returns its path. */
export function file(name: string, features: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`,
  );
  return path;
}

const plainWish = { properties: {}, county: {}, crs: 'wgs84' } as const;
export const read = (path: string, wish: Partial<OwnCountyWish> = {}) =>
  readOwnCounty({ ...plainWish, file: path, ...wish }, addedAt);
/** A county that must not be refused. */
export function sound(path: string, wish: Partial<OwnCountyWish> = {}): OwnCounty {
  const own = read(path, wish);
  if (!own.ok) throw new Error(problemLines(path, own.problems).join('\n'));
  return own;
}
/** Code, feature and line of each problem. */
export function refused(path: string, wish: Partial<OwnCountyWish> = {}) {
  const own = read(path, wish);
  return own.ok ? [] : own.problems.map((one) => [one.code, one.feature, one.place?.line ?? null]);
}

/** Two grids in each of two parents, the last without a name. */
export const four = [
  feature({ 网格编码: 'A1', 名称: '城东', 大网格: '东片' }, box(0, 0, 10, 10)),
  feature({ 网格编码: 'A2', 名称: '城南', 大网格: '东片' }, box(10, 0, 20, 10)),
  feature({ 网格编码: 'B1', 名称: '城西', 大网格: '西片' }, box(0, 10, 10, 20)),
  feature({ 网格编码: 'B2', 名称: ' ', 大网格: '西片' }, box(10, 10, 20, 20)),
];
