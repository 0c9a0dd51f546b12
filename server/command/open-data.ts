import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName, openSqliteStore } from '../../data/store/sqlite/open.ts';
import type { Store } from '../../data/store/store.ts';
import { type Environment, readEnvironment } from '../environment.ts';

/** The store a command works on, which must be there already, or one sentence that says why there is none. */
export function openData():
  | { readonly ok: true; readonly store: Store; readonly environment: Environment }
  | { readonly ok: false; readonly message: string } {
  const settings = readEnvironment(process.env);
  if (!settings.ok) return settings;
  const { environment } = settings;
  const file = join(environment.dataFolder, databaseName);
  if (!existsSync(file))
    return { ok: false, message: `There is no ${file}. Set DATA_DIR to the folder of the database.` };
  const opened = openSqliteStore(environment.dataFolder);
  if (!opened.ok)
    return { ok: false, message: `${opened.file} cannot be opened (${opened.reason}: ${opened.detail}).` };
  return { ok: true, store: opened.store, environment };
}
