import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBehind } from '../../../data/store/sqlite/check-behind.ts';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'seamless-behind-')), 'some.sqlite');
  const database = new Database(file);
  database.exec('CREATE TABLE some (id INTEGER PRIMARY KEY, text TEXT)');
  const insert = database.prepare('INSERT INTO some (text) VALUES (?)');
  database.transaction(() => {
    for (let row = 0; row < 2_000; row++) insert.run('字'.repeat(50));
  })();
  database.close();
});
afterEach(() => rmSync(join(file, '..'), { recursive: true, force: true }));

test('damage is told, soundness is not', async () => {
  const told: string[] = [];
  const stopSound = checkBehind(file, (detail) => told.push(`sound: ${detail}`));
  const broken = `${file}.broken`;
  const bytes = readFileSync(file);
  writeFileSync(broken, bytes.fill(0xff, bytes.length >> 1));
  const stop = checkBehind(broken, (detail) => told.push(detail));
  await expect.poll(() => told.length, { timeout: 20_000 }).toBe(1);
  expect(told[0]).not.toContain('sound');
  await Promise.all([stop(), stopSound()]);
});
