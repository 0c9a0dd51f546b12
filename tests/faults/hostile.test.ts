import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sendHostile } from './hostile.ts';

test('hostile requests and bodies: none stops the service, fills its memory or keeps others waiting', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-hostile-'));
  const figures = await sendHostile(join(folder, 'data'), 1);
  rmSync(folder, { recursive: true, force: true });
  expect(figures.requests).toBeGreaterThanOrEqual(200);
  expect(figures.faults).toEqual([]);
  expect(figures.alive).toBe(true);
  expect(figures.memoryMost).toBeLessThan(figures.memoryBefore + 300);
  // On a machine that is busy with other things even an idle service takes longer: then that is the measure.
  expect(figures.health).toBeLessThan(Math.max(250, 4 * figures.quietHealth));
});
