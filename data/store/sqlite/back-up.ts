import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { checkCopy, discard, flushFolderOf } from './check-copy.ts';
import { codeOf, isDamage, type Unfit } from './inspect.ts';
import { databaseName } from './open.ts';

export type BackedUp =
  | { readonly ok: true; readonly file: string; readonly bytes: number }
  | {
      readonly ok: false;
      readonly reason: Unfit | 'no-database' | 'exists' | 'unwritable';
      readonly detail: string;
    };

/** How far a backup is, in pages. */
export type Progress = (done: number, total: number) => void;

const pagesAtOnce = 128;

/**
 * Copies the database of a data folder into `file` while a server goes on writing to it. What is copied is the database of one
 * moment: a read transaction held on the connection keeps later writes out, so the copying never has to begin
 * again. The copy is checked before it gets its name; whatever happens, `file` is either a whole, checked backup or not there.
 */
export async function backUp(dataFolder: string, file: string, progress: Progress): Promise<BackedUp> {
  const source = join(dataFolder, databaseName);
  if (!existsSync(source)) return { ok: false, reason: 'no-database', detail: source };
  if (existsSync(file)) return { ok: false, reason: 'exists', detail: file };
  try {
    mkdirSync(dirname(file), { recursive: true });
    return await copyChecked(source, file, progress);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (isDamage(error)) return { ok: false, reason: 'corrupt', detail };
    if (!isUnwritable(error)) throw error;
    return { ok: false, reason: 'unwritable', detail };
  }
}

async function copyChecked(source: string, file: string, progress: Progress): Promise<BackedUp> {
  const unfinished = `${file}.part`;
  try {
    discard(unfinished);
    await copyDatabase(source, unfinished, progress);
    const checked = checkCopy(unfinished);
    if (!checked.ok) return checked;
    renameSync(unfinished, file);
    flushFolderOf(file);
    return { ok: true, file, bytes: statSync(file).size };
  } finally {
    discard(unfinished);
  }
}

async function copyDatabase(source: string, target: string, progress: Progress): Promise<void> {
  const database = new BetterSqlite(source, { fileMustExist: true });
  try {
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
  } finally {
    database.close();
  }
}

const isUnwritable = (error: unknown): boolean =>
  /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|IOERR|FULL)|EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST|EISDIR)/.test(
    codeOf(error),
  );

const named = /^seamless-grid-\d{8}T\d{9}Z\.sqlite$/;

/** The name a backup gets when none is given; names sort by time. */
export const backupName = (now: number): string =>
  `seamless-grid-${new Date(now).toISOString().replace(/[-:.]/g, '')}.sqlite`;

/** Keeps the newest `keep` of the backups that were named by `backupName`; returns the names of those removed. */
export function retire(folder: string, keep: number): readonly string[] {
  const old = readdirSync(folder)
    .filter((name) => named.test(name))
    .sort()
    .reverse()
    .slice(keep);
  for (const name of old) rmSync(join(folder, name));
  return old;
}
