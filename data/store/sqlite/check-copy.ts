import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { codeOf, damageIn, inspect, isDamage, type Unfit } from './inspect.ts';
import { migrate, schemaVersion } from './migrations.ts';

export type CopyCheck =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: Unfit; readonly detail: string };

/**
 * Checks a copy of a database through and through: it is ours, of a version we know, every page and index is in order and no
 * row refers to one that is not there. The copy becomes one file that needs no other beside it, and is on the disk when
 * this returns. An older one is brought to the present version where `bringUp` says so.
 */
export function checkCopy(file: string, bringUp = false): CopyCheck {
  let database: BetterSqlite.Database | undefined;
  try {
    database = new BetterSqlite(file, { fileMustExist: true });
    database.pragma('journal_mode = DELETE');
    const verdict = inspect(database);
    if (verdict.state === 'refused') return { ok: false, reason: verdict.reason, detail: verdict.detail };
    if (verdict.state === 'created') return { ok: false, reason: 'foreign', detail: 'it is empty' };
    const damage = damageIn(database, 'integrity_check');
    if (damage !== null) return { ok: false, reason: 'corrupt', detail: damage };
    if (database.prepare('PRAGMA foreign_key_check').get() !== undefined)
      return { ok: false, reason: 'corrupt', detail: 'a row refers to one that is not there' };
    if (bringUp && verdict.state === 'migrated') migrate(database, verdict.version, Date.now());
    return { ok: true, version: bringUp ? schemaVersion : verdict.version };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { ok: false, reason: 'corrupt', detail: error instanceof Error ? error.message : codeOf(error) };
  } finally {
    database?.close();
    flush(file);
  }
}

/** Puts what was written to a file on the disk. */
export function flush(file: string): void {
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Puts the names in a file's folder on the disk: a rename lasts only then. */
export const flushFolderOf = (file: string): void => flush(dirname(file));

/** Removes a copy that is not wanted, with what SQLite may have left beside it. */
export function discard(file: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}
