import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, cycles, isBarrel } from './rules.ts';
import { root, sourceFile, sourceFiles } from './source-files.ts';

const files = sourceFiles('geojson', 'data', 'server', 'client');

describe('who may import whom', () => {
  test('the rooms are read', () => {
    for (const room of ['geojson/kernel/', 'data/model/', 'server/', 'client/']) {
      expect(files.filter((file) => file.path.startsWith(room)).length, room).toBeGreaterThan(0);
    }
  });

  test('every import keeps the rules of its room', () => {
    expect(files.flatMap(broken)).toEqual([]);
  });

  test('every relative import names a file that is there, with its ending', () => {
    const lost = files.flatMap((file) =>
      file.files
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${file.path} → ${target}`),
    );
    expect(lost).toEqual([]);
  });

  test('there are no cycles', () => {
    expect(cycles(files).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  test('there are no barrels', () => {
    expect(files.filter(isBarrel).map((file) => file.path)).toEqual([]);
  });

  test('the top level holds the four rooms, the tests and the files tools insist on', () => {
    const allowed =
      /^(?:client|server|data|geojson|tests|docs|node_modules|dist|var|coverage|\.ci|\.git|LICENSE|README(?:\.zh-CN)?\.md|package(?:-lock)?\.json|tsconfig\.json|biome\.json|vite\.config\.ts|\.gitignore|\.gitattributes|\.npmrc)$/;
    expect(readdirSync(root).filter((name) => !allowed.test(name))).toEqual([]);
  });
});

describe('the rules catch', () => {
  test.each([
    ['geojson/kernel/a.ts', "import { x } from '../formats/b.ts';"],
    ['geojson/kernel/a.ts', "import turf from '@turf/area';"],
    ['data/model/a.ts', "import { readFileSync } from 'node:fs';"],
    ['data/rules/a.ts', "import type { Store } from '../store/store.ts';"],
    ['data/store/memory/a.ts', "import Database from 'better-sqlite3';"],
    ['server/a.ts', "import { x } from '../client/b.ts';"],
    ['client/a.tsx', "import { x } from '../server/b.ts';"],
    ['client/ui/a.tsx', "const map = await import('maplibre-gl');"],
    ['client/views/wall/a.tsx', "import { x } from '../planner/b.ts';"],
  ])('%s: %s', (path, text) => {
    expect(broken(sourceFile(path, text))).not.toEqual([]);
  });

  test('a cycle', () => {
    const a = sourceFile('data/a.ts', "import { b } from './b.ts';");
    const b = sourceFile('data/b.ts', "import type { A } from './a.ts';");
    expect(cycles([a, b])).toHaveLength(1);
  });

  test('a barrel', () => {
    expect(isBarrel(sourceFile('data/index.ts', "export { x } from './x.ts';"))).toBe(true);
  });
});
