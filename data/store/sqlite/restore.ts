import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { checkCopy, discard, flushFolderOf } from './check-copy.ts';
import { codeOf, isDamage, type Unfit } from './inspect.ts';
import { databaseName } from './open.ts';

export type Restored =
  | {
      readonly ok: true;
      /** Where the database that was there before is kept; null where there was none. */
      readonly kept: string | null;
    }
  | { readonly ok: false; readonly reason: Unfit | 'no-file' | 'itself' | 'in-use'; readonly detail: string };

/**
 * Puts the backup `file` in the place of the data folder's database. The backup is copied, checked and brought to the present
 * version first; then the database that was there is given a second name, and the copy takes its first one in one step:
 * at no moment is there no database, or half of one. Refuses while a server, or any other program, has the database open.
 */
export function restore(dataFolder: string, file: string, now: number): Restored {
  const target = join(dataFolder, databaseName);
  if (!existsSync(file)) return { ok: false, reason: 'no-file', detail: file };
  if (resolve(file) === resolve(target)) return { ok: false, reason: 'itself', detail: file };
  mkdirSync(dataFolder, { recursive: true });
  const incoming = `${target}.incoming`;
  discard(incoming);
  try {
    copyFileSync(file, incoming);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${incoming}-wal`);
    const checked = checkCopy(incoming, true);
    if (!checked.ok) return checked;
    if (!existsSync(target)) return { ok: true, kept: replace(incoming, target, null) };
    const kept = `${target}.before-${new Date(now).toISOString().replace(/[-:.]/g, '')}`;
    return whileNobodyUses(target, () => ({ ok: true, kept: replace(incoming, target, kept) }));
  } finally {
    discard(incoming);
  }
}

/**
 * Runs `work` while this is the only program that has the database open. Leaving WAL needs that, and folds the log into the file,
 * so that what is kept is one file. A database too damaged to be read cannot be locked: nobody can be working with it.
 */
function whileNobodyUses(target: string, work: () => Restored): Restored {
  const database = new BetterSqlite(target, { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) {
      database.close();
      return { ok: false, reason: 'in-use', detail: target };
    }
    if (!isDamage(error)) throw error;
    database.close();
  }
  try {
    return work();
  } finally {
    database.close();
  }
}

function replace(incoming: string, target: string, kept: string | null): string | null {
  if (kept !== null) {
    linkSync(target, kept);
    // Only a database too damaged to be read still has these; they must not meet the one that takes its place.
    for (const ending of ['-wal', '-shm'])
      if (existsSync(target + ending)) renameSync(target + ending, kept + ending);
  }
  renameSync(incoming, target);
  flushFolderOf(target);
  return kept;
}
