import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseName, openSqliteStore } from '../../../data/store/sqlite/open.ts';
import { type Store, StoreBusy } from '../../../data/store/store.ts';
import { storeContract } from './contract.ts';
import { aCounty, anIssue, by, day, now, plan } from './sample-county.ts';

function opened(folder: string, patienceMs?: number): Store {
  const result = openSqliteStore(folder, patienceMs);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.store;
}

storeContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-store-'));
  return {
    open: async () => opened(folder),
    reopen: async (store) => {
      await store.close();
      return opened(folder);
    },
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

describe('opening a SQLite store', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seamless-open-'));
    file = join(folder, databaseName);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens, expecting a refusal, and expecting the file to stay as it was. */
  function refusal(): string {
    const before = readFileSync(file);
    const result = openSqliteStore(folder);
    expect(readFileSync(file).equals(before)).toBe(true);
    return result.ok ? 'ok' : result.reason;
  }

  test('creates it, with its folder, and finds it ready the next time', async () => {
    const deep = join(folder, 'a', 'b');
    const first = openSqliteStore(deep);
    expect(first).toMatchObject({ ok: true, state: 'created' });
    if (first.ok) await first.store.close();
    const second = openSqliteStore(deep);
    expect(second).toMatchObject({ ok: true, state: 'ready' });
    if (second.ok) await second.store.close();
  });

  test('uses a write-ahead log and foreign keys', async () => {
    const store = opened(folder);
    await store.counties.list();
    const database = new Database(file);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
    await expect(
      store.counties.add({ ...aCounty('a'), issues: [anIssue({})], plan: { ...aCounty('b').plan } }),
    ).rejects.toThrow(/FOREIGN KEY/);
    await store.close();
  });

  test('migrates an empty database file', async () => {
    writeFileSync(file, '');
    const result = openSqliteStore(folder);
    expect(result).toMatchObject({ ok: true, state: 'created' });
    if (result.ok) await result.store.close();
  });

  test('refuses one of a newer version, and one whose migrations were others', async () => {
    await opened(folder).close();
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    expect(refusal()).toBe('too-new');
    expect(openSqliteStore(folder)).toMatchObject({ detail: expect.stringContaining('its version is 99') });
    const again = new Database(file);
    again.pragma('user_version = 1');
    again.exec("UPDATE migrations SET hash = 'other'");
    again.pragma('wal_checkpoint(TRUNCATE)');
    again.close();
    expect(refusal()).toBe('too-new');
  });

  test('refuses a database of another program', () => {
    const database = new Database(file);
    database.exec('CREATE TABLE theirs (x)');
    database.close();
    expect(refusal()).toBe('foreign');
  });

  test('refuses a damaged one', async () => {
    const store = opened(folder);
    await store.counties.add({
      ...aCounty('a'),
      issues: Array.from({ length: 500 }, (_, i) => anIssue({ number: `${i}` })),
    });
    await store.close();
    const whole = readFileSync(file);
    const bytes = Buffer.from(whole);
    bytes.fill(0xff, bytes.length >> 1);
    writeFileSync(file, bytes);
    expect(refusal()).toBe('corrupt');
    writeFileSync(file, whole.fill(0, whole.length - 4096));
    expect(refusal()).toBe('corrupt');
    writeFileSync(file, 'this is no database, though it is long enough to be looked at closely');
    expect(refusal()).toBe('corrupt');
  });

  test('refuses a folder that is a file', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(openSqliteStore(join(folder, 'taken'))).toMatchObject({ ok: false, reason: 'unwritable' });
    expect(openSqliteStore(join(folder, 'taken', 'below'))).toMatchObject({
      ok: false,
      reason: 'unwritable',
    });
  });

  test('finds what was acknowledged without the log having been folded in', async () => {
    const store = opened(folder);
    await store.counties.add(aCounty('a'));
    await store.issues.report({ county: 'a', issue: anIssue({ number: null }), plan, day, by, now });
    const copy = join(folder, 'copy');
    const other = opened(copy);
    await other.close();
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, join(copy, databaseName + ending));
    const found = opened(copy);
    expect(await found.issues.count('a')).toBe(1);
    await found.close();
    await store.close();
  });

  test('a published plan and an event cannot be changed even by hand', async () => {
    const store = opened(folder);
    await store.counties.add(aCounty('a'));
    const database = new Database(file);
    for (const sql of [
      "UPDATE plans SET hash = 'x'",
      'DELETE FROM plans',
      'UPDATE events SET at = 0',
      'DELETE FROM events',
    ])
      expect(() => database.exec(sql)).toThrow(/never/);
    database.close();
    await store.close();
  });

  test('locked by another program: reads go on, a write waits, and gives up in the end', async () => {
    const store = opened(folder, 300);
    await store.counties.add(aCounty('a'));
    const report = () =>
      store.issues.report({ county: 'a', issue: anIssue({ number: null }), plan, day, by, now });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const writing = report();
    expect(await store.counties.list()).toHaveLength(1);
    other.exec('COMMIT');
    expect((await writing).ok).toBe(true);
    other.exec('BEGIN IMMEDIATE');
    await expect(report()).rejects.toThrow(StoreBusy);
    other.close();
    await store.close();
  });
});
