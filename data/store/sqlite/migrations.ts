import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { firstLight } from './migrations/0001-first-light.ts';
import { accounts } from './migrations/0002-accounts.ts';
import { issuesAsLog } from './migrations/0003-issues.ts';
import { importsAndPhotos } from './migrations/0004-imports-and-photos.ts';
import { patrols } from './migrations/0005-patrols.ts';
import { tracksOfUnits } from './migrations/0006-tracks-of-units.ts';
import { issueBatches } from './migrations/0007-issue-batches.ts';

/**
 * Forward-only migrations. One that was ever released is never edited: the database remembers the hash
 * of each it was given and refuses a program that has another text under the same number.
 */
const migrations: readonly string[] = [
  firstLight,
  accounts,
  issuesAsLog,
  importsAndPhotos,
  patrols,
  tracksOfUnits,
  issueBatches,
];

/** How many migrations this program knows; a database's `user_version` is how many it has had. */
export const schemaVersion = migrations.length;

/** Marks a SQLite file as ours ("SGRD"), so that another program's database is never migrated by mistake. */
export const applicationId = 0x53475244;

const hashOf = (sql: string) => createHash('sha256').update(sql).digest('hex');

/** Has the database had the very migrations that this program knows, as far as it has had any? */
export function historyAgrees(database: Database, version: number): boolean {
  if (version === 0) return true;
  const hashes = database.prepare<[], string>('SELECT hash FROM migrations ORDER BY version').pluck().all();
  return hashes.length === version && hashes.every((hash, index) => hash === hashOf(migrations[index] ?? ''));
}

/** Brings a database of version `from` to `schemaVersion`, all or nothing. */
export function migrate(database: Database, from: number, now: number): void {
  database
    .transaction(() => {
      database.exec(
        'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, hash TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
      );
      const record = database.prepare('INSERT INTO migrations (version, hash, applied_at) VALUES (?, ?, ?)');
      migrations.slice(from).forEach((sql, index) => {
        database.exec(sql);
        record.run(from + index + 1, hashOf(sql), now);
      });
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${schemaVersion}`);
    })
    .exclusive();
}
