import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp, backupName, retire } from '../../../data/store/sqlite/back-up.ts';
import { databaseName, openSqliteStore } from '../../../data/store/sqlite/open.ts';
import { restore } from '../../../data/store/sqlite/restore.ts';
import type { Store } from '../../../data/store/store.ts';
import { aCounty, anIssue, by, day, now, plan } from './sample-county.ts';

let folder: string;
let data: string;
let file: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-backup-'));
  data = join(folder, 'data');
  file = join(data, databaseName);
  copy = join(folder, 'backups', 'copy.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(where = data): Store {
  const result = openSqliteStore(where);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.store;
}

const report = (store: Store) =>
  store.issues.report({ county: 'a', issue: anIssue({ number: null }), plan, day, by, now });

const description = '路口'.repeat(200);

/** A database with a county of that many issues, closed. */
async function filled(issues: number): Promise<void> {
  const store = opened();
  const numbered = Array.from({ length: issues }, (_, i) => anIssue({ number: `${i}`, description }));
  await store.counties.add({ ...aCounty('a'), issues: numbered });
  await store.close();
}

const quiet = () => undefined;
const issuesIn = (path: string): unknown => {
  const database = new Database(path, { readonly: true });
  const count = database.prepare('SELECT count(*) FROM issues').pluck().get();
  database.close();
  return count;
};

describe('a backup', () => {
  test('is the database of one moment, however much is written meanwhile', async () => {
    await filled(2_500);
    const store = opened();
    const before = issuesIn(file);
    const shares: number[] = [];
    const writes: Promise<unknown>[] = [];
    const made = await backUp(data, copy, (done, total) => {
      writes.push(report(store));
      shares.push(done / total);
    });
    expect(made).toMatchObject({ ok: true, file: copy });
    expect(writes.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    await Promise.all(writes);
    expect(issuesIn(copy)).toBe(before);
    expect(issuesIn(file)).toBe(2_500 + writes.length);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['copy.sqlite']);
    await store.close();
  });

  test('takes what is still in the write-ahead log', async () => {
    await filled(1);
    const store = opened();
    await report(store);
    expect(await backUp(data, copy, quiet)).toMatchObject({ ok: true });
    expect(issuesIn(copy)).toBe(2);
    await store.close();
  });

  test('of a damaged database is not made', async () => {
    await filled(500);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, bytes.length >> 1));
    expect(await backUp(data, copy, quiet)).toMatchObject({ ok: false, reason: 'corrupt' });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  test('never takes the place of a file, and says when it cannot be written', async () => {
    expect(await backUp(data, copy, quiet)).toMatchObject({ ok: false, reason: 'no-database' });
    await filled(1);
    mkdirSync(join(folder, 'backups'));
    writeFileSync(copy, 'mine');
    expect(await backUp(data, copy, quiet)).toMatchObject({ ok: false, reason: 'exists' });
    expect(readFileSync(copy, 'utf8')).toBe('mine');
    expect(await backUp(data, join(copy, 'below'), quiet)).toMatchObject({ ok: false, reason: 'unwritable' });
  });

  test('the newest are kept, and nothing else is touched', () => {
    const names = [1, 2, 3, 4].map((at) => backupName(at * 1e12));
    for (const name of [...names, 'mine.sqlite']) writeFileSync(join(folder, name), '');
    expect(retire(folder, 2)).toEqual([names[1], names[0]]);
    expect(readdirSync(folder).sort()).toEqual(['mine.sqlite', names[2], names[3]].sort());
    expect(retire(folder, 2)).toEqual([]);
  });
});

describe('restoring', () => {
  /** A data folder with two issues and a backup of it with one. */
  async function oneOfTwo(): Promise<void> {
    await filled(1);
    expect(await backUp(data, copy, quiet)).toMatchObject({ ok: true });
    const store = opened();
    await report(store);
    await store.close();
  }

  /** Restores `from`, expecting a refusal that leaves everything as it was. */
  function refusal(from: string): string {
    const names = readdirSync(data);
    const before = readFileSync(file);
    const result = restore(data, from, now);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(data)).toEqual(names);
    return result.ok ? 'ok' : result.reason;
  }

  test('puts the backup in place and keeps what was there', async () => {
    await oneOfTwo();
    const restored = restore(data, copy, now);
    expect(restored).toMatchObject({ ok: true, kept: expect.stringContaining('.before-') });
    const store = opened();
    expect(await store.issues.count('a')).toBe(1);
    expect((await report(store)).ok).toBe(true);
    await store.close();
    expect(issuesIn(restored.ok ? (restored.kept ?? '') : '')).toBe(2);
    expect(issuesIn(copy)).toBe(1);
  });

  test('fills an empty data folder', async () => {
    await oneOfTwo();
    const empty = join(folder, 'empty');
    expect(restore(empty, copy, now)).toEqual({ ok: true, kept: null });
    const store = opened(empty);
    expect(await store.issues.count('a')).toBe(1);
    await store.close();
  });

  test('takes the place of a damaged database, whose log does not meet the restored one', async () => {
    await oneOfTwo();
    writeFileSync(file, 'this is no database '.repeat(1_000));
    writeFileSync(`${file}-wal`, 'nor is this a log');
    expect(restore(data, copy, now)).toMatchObject({ ok: true });
    expect(existsSync(`${file}-wal`)).toBe(false);
    const store = opened();
    expect(await store.issues.count('a')).toBe(1);
    await store.close();
  });

  test('is refused while a server has the database open, even one that does nothing', async () => {
    await oneOfTwo();
    const store = opened();
    expect(refusal(copy)).toBe('in-use');
    expect((await report(store)).ok).toBe(true);
    await store.close();
    expect(restore(data, copy, now)).toMatchObject({ ok: true });
  });

  test('is refused for what is damaged, newer, foreign, itself or not there', async () => {
    await oneOfTwo();
    const bad = join(folder, 'bad');
    const bytes = readFileSync(copy);
    for (const at of [0, 5_000, bytes.length >> 1]) {
      writeFileSync(bad, Buffer.from(bytes).fill(0xff, at));
      expect(refusal(bad)).toBe('corrupt');
    }
    writeFileSync(bad, bytes.subarray(0, bytes.length - 4_096));
    expect(refusal(bad)).toBe('corrupt');
    copyFileSync(copy, bad);
    const newer = new Database(bad);
    newer.pragma('user_version = 99');
    newer.close();
    expect(refusal(bad)).toBe('too-new');
    rmSync(bad);
    const theirs = new Database(bad);
    theirs.exec('CREATE TABLE theirs (x)');
    theirs.close();
    expect(refusal(bad)).toBe('foreign');
    writeFileSync(bad, '');
    expect(refusal(bad)).toBe('foreign');
    expect(refusal(file)).toBe('itself');
    expect(refusal(join(folder, 'nowhere'))).toBe('no-file');
  });

  test('is refused where a row refers to one that is not there', async () => {
    await oneOfTwo();
    const broken = new Database(copy);
    broken.pragma('foreign_keys = OFF');
    broken.exec("INSERT INTO draft_edits VALUES (999, 0, '{}')");
    broken.close();
    expect(refusal(copy)).toBe('corrupt');
  });
});
