import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseName, openSqliteStore } from '../../../data/store/sqlite/open.ts';
import type { Store } from '../../../data/store/store.ts';

/** Stores by name, each in a folder of its own, for the time of a test. */
export interface StoreFolder {
  readonly opened: (name: string) => Store;
  /** Looks into a store's database past the program. */
  readonly look: <T>(name: string, what: (database: Database.Database) => T) => T;
  /** Opens, as `copy`, what a process that was killed leaves of a store, with something done to its database. */
  readonly copied: (name: string, copy: string, meddle?: (database: Database.Database) => void) => Store;
  readonly remove: () => void;
}

export function storeFolder(): StoreFolder {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-stores-'));
  const fileOf = (name: string) => join(folder, name, databaseName);
  const opened = (name: string) => {
    const result = openSqliteStore(join(folder, name));
    if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
    return result.store;
  };
  const look = <T>(name: string, what: (database: Database.Database) => T): T => {
    const database = new Database(fileOf(name));
    try {
      return what(database);
    } finally {
      database.close();
    }
  };
  return {
    opened,
    look,
    copied: (name, copy, meddle = () => undefined) => {
      mkdirSync(join(folder, copy));
      for (const ending of ['', '-wal'])
        if (existsSync(fileOf(name) + ending)) copyFileSync(fileOf(name) + ending, fileOf(copy) + ending);
      look(copy, meddle);
      return opened(copy);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
