import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseName } from '../../../data/store/sqlite/open.ts';
import { callerOf, report } from '../../faults/caller.ts';
import { type Product, startProduct } from '../../faults/product.ts';

/** `npm run backup` and `npm run restore` as somebody types them, beside a server that runs. */
const commands = join(import.meta.dirname, '../../../server/command');
let folder: string;
let data: string;
let product: Product;
const run = (command: 'backup' | 'restore', ...words: string[]) => {
  const env = { ...process.env, DATA_DIR: data };
  const line = [join(commands, `${command}.ts`), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { env, encoding: 'utf8' });
  return { status, out: stdout, error: stderr.trim() };
};
const reportsIn = (file: string): unknown => {
  const database = new Database(file, { readonly: true });
  const found = database
    .prepare("SELECT description FROM issues WHERE description LIKE 'report %' ORDER BY id")
    .pluck()
    .all();
  database.close();
  return found;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-restore-'));
  data = join(folder, 'data');
  product = await startProduct(data);
}, 60_000);
afterAll(async () => {
  await product.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup made beside the server replaces the database only when checked and only when the server is gone', {
  timeout: 120_000,
}, async () => {
  const [file, copy, damaged] = [databaseName, 'copy', 'damaged'].map((name, i) =>
    join(i === 0 ? data : folder, name),
  ) as [string, string, string];
  const caller = await callerOf(product.address);
  await report(caller, 'report one');
  expect(run('backup', copy)).toMatchObject({ status: 0, error: '' });
  await report(caller, 'report two');

  expect(run('restore', copy)).toMatchObject({
    status: 1,
    error: `${file} is in use. Stop the server first; nothing was changed.`,
  });
  expect(await report(caller, 'report three')).not.toBeNull();
  expect(await product.stop()).toBe(0);

  copyFileSync(copy, damaged);
  const bytes = readFileSync(damaged);
  writeFileSync(damaged, bytes.fill(0xff, bytes.length >> 1));
  const before = [readFileSync(file), readdirSync(data)];
  const refused = run('restore', damaged);
  expect([refused.status, refused.error]).toEqual([
    1,
    expect.stringMatching(/^The backup is damaged \(.+\)\. Name an older one; nothing was changed\.$/),
  ]);
  expect(run('restore')).toMatchObject({ status: 1, error: 'Name the backup: npm run restore -- FILE' });
  expect([readFileSync(file), readdirSync(data)]).toEqual(before);

  const restored = run('restore', copy);
  expect([restored.status, restored.error]).toEqual([0, '']);
  const kept = /the database that was there is now (.+)$/m.exec(restored.out)?.[1] ?? '';
  expect(reportsIn(kept)).toEqual(['report one', 'report two', 'report three']);

  product = await startProduct(data);
  const again = await callerOf(product.address);
  expect(await report(again, 'report four')).not.toBeNull();
  expect(reportsIn(file)).toEqual(['report one', 'report four']);
});
