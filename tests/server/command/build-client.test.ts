import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildClient, hashOfSources } from '../../../server/command/build-client.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seamless-build-'));
  for (const file of [
    'client/main.tsx',
    'data/api.ts',
    'data/model/a.ts',
    'geojson/kernel/b.ts',
    'package-lock.json',
  ])
    write(file, '1');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

test.each([
  'client/main.tsx',
  'client/map/new.css',
  'data/api.ts',
  'data/model/a.ts',
  'geojson/kernel/b.ts',
  'package-lock.json',
  'vite.config.ts',
])('the client is built anew when %s changes', (file) => {
  const before = hashOfSources(root);
  write(file, '2');
  expect(hashOfSources(root)).not.toBe(before);
});

test.each([
  'server/app.ts',
  'data/store/store.ts',
  'geojson/counties/x/blocks.geojson',
  'tests/a.test.ts',
  'README.md',
])('but not when %s does', (file) => {
  const before = hashOfSources(root);
  write(file, '2');
  expect(hashOfSources(root)).toBe(before);
});

test('a build from the very same sources is left alone', async () => {
  write('dist/.sources', hashOfSources(root));
  expect(await buildClient(root)).toBe('client is up to date');
});
