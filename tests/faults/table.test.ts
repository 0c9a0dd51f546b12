import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { killWhileImporting } from './table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-table-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('killed while it imports a table: what is there is what the progress says, and it goes on', {
  timeout: 180_000,
}, async () => {
  const { interrupted, faults } = await killWhileImporting(join(folder, 'data'), 6);
  expect(faults).toEqual([]);
  expect(interrupted).toBeGreaterThan(1);
});
