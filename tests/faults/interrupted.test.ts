import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backingUp, importing, interrupt, migrating, upgrading } from './interrupted.ts';
import { largeData } from './large-data.ts';
import { olderData } from './older-data.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-interrupted-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const patience = { timeout: 120_000 };

test('killed while it loads its counties, each is whole or not there', patience, async () => {
  const figures = await interrupt(folder, importing, 4);
  expect(figures.faults).toEqual([]);
  expect(figures.interrupted).toBeGreaterThan(1);
});

test('killed while it makes its tables, all are there or none', patience, async () => {
  const figures = await interrupt(folder, migrating, 6);
  expect(figures.faults).toEqual([]);
  expect(figures.interrupted).toBeGreaterThan(1);
});

test('killed while it brings an older database up, nothing of it is lost', patience, async () => {
  const figures = await interrupt(folder, upgrading(olderData(join(folder, 'older'))), 6);
  expect(figures.faults).toEqual([]);
  expect(figures.interrupted).toBeGreaterThan(1);
});

test('killed while it backs up, there is a whole backup or none', patience, async () => {
  const source = await largeData(join(folder, 'source'));
  const figures = await interrupt(folder, backingUp(source), 4);
  expect(figures.faults).toEqual([]);
  expect(figures.interrupted).toBeGreaterThan(1);
});
