import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crashWhileWriting } from './crash.ts';
import { nothingWrong } from './ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('killed while writing, eight times: nothing acknowledged is lost, nothing is half there', {
  timeout: 180_000,
}, async () => {
  const { cycles, reports, edits, ...wrong } = await crashWhileWriting(join(folder, 'data'), 8);
  expect(cycles).toBe(8);
  expect(reports).toBeGreaterThan(8);
  expect(edits).toBeGreaterThan(8);
  expect(wrong).toMatchObject(nothingWrong);
});
