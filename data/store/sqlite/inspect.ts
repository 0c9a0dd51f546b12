import type { Database } from 'better-sqlite3';
import { applicationId, historyAgrees, schemaVersion } from './migrations.ts';

/** Why a database file is not one to work with. */
export type Unfit = 'corrupt' | 'too-new' | 'foreign';

export type Verdict =
  | { readonly state: 'ready' | 'migrated' | 'created'; readonly version: number }
  | { readonly state: 'refused'; readonly reason: Unfit; readonly detail: string };

/** Reads, and only reads, what kind of database this is; `migrated` means that it is older and can be. */
export function inspect(database: Database): Verdict {
  const refused = (reason: Unfit, detail: string): Verdict => ({ state: 'refused', reason, detail });
  const version = Number(database.pragma('user_version', { simple: true }));
  const application = Number(database.pragma('application_id', { simple: true }));
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
  if (tables === 0 && version === 0) return { state: 'created', version };
  if (application !== applicationId) return refused('foreign', 'it was not made by this program');
  if (version > schemaVersion)
    return refused('too-new', `its version is ${version}, this program knows ${schemaVersion}`);
  if (!historyAgrees(database, version))
    return refused('too-new', 'its migrations are not those of this program');
  const damage = isLarge(database) ? null : damageIn(database, 'quick_check');
  if (damage !== null) return refused('corrupt', damage);
  return { state: version < schemaVersion ? 'migrated' : 'ready', version };
}

/** What SQLite finds wrong first, in one line; null where nothing is. `integrity_check` holds the indices against their tables, too. */
export function damageIn(database: Database, check: 'quick_check' | 'integrity_check'): string | null {
  const found = String(database.pragma(`${check}(1)`, { simple: true }));
  return found === 'ok' ? null : found.replaceAll(/\s+/g, ' ');
}

const largeBytes = 64 * 2 ** 20;

/** Would a look through the whole database keep a start waiting? Then it is done behind (check-behind.ts). */
export const isLarge = (database: Database): boolean =>
  Number(database.pragma('page_count', { simple: true })) *
    Number(database.pragma('page_size', { simple: true })) >
  largeBytes;

/** Is this SQLite saying that the file is damaged, or no database at all? */
export const isDamage = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error));

/** SQLite's name for what went wrong; empty for an error of another kind. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
