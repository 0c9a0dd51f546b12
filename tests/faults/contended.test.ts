import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockedFor } from './locked.ts';
import { race } from './races.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-contended-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const patience = { timeout: 90_000 };

test('locked by another program: writing is told 503 within 5 s, reading goes on', patience, async () => {
  const figures = await lockedFor(join(folder, 'data'), 3);
  expect(Object.keys(figures.writes)).toEqual(['503']);
  expect(figures.longestWrite).toBeLessThan(5_000);
  expect(figures.retryAfter).toBe('5');
  expect(figures).toMatchObject({ failedReads: 0, recovered: true });
  expect(figures.reads).toBeGreaterThan(5);
});

test('of the writers who race for one draft one wins, and the rest are told 412', patience, async () => {
  const figures = await race(join(folder, 'data'), 20);
  expect(figures.faults).toEqual([]);
  expect(figures.clean).toBe(20);
  expect(figures.unconditional).toBe(428);
});
