import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canMount, fillDisk } from './disk-full.ts';
import { nothingWrong } from './ledger.ts';

const allowed = canMount();
const name = allowed
  ? 'a full disk'
  : 'a full disk (skipped: a disk of its own needs the right to mount; run the tests as root on Linux)';

describe.skipIf(!allowed)(name, () => {
  test('what was acknowledged is stored, reading goes on, and room is used without a restart', {
    timeout: 90_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seamless-full-'));
    const { acknowledged, refused, failedReads, afterwards, ...wrong } = await fillDisk(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true });
    expect(Object.keys(refused)).toEqual(['storage-full']);
    expect(acknowledged).toBeGreaterThan(0);
    expect({ failedReads, afterwards }).toEqual({ failedReads: 0, afterwards: 10 });
    expect(wrong).toEqual(nothingWrong);
  });
});
