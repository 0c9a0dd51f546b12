import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolders } from '../../../data/load/load-folders.ts';
import { openSqliteStore } from '../../../data/store/sqlite/open.ts';
import type { Store } from '../../../data/store/store.ts';
import { county } from './messages.ts';

/** A store with one county's samples, gone when the process ends. */
export async function benchStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The bench ends its child by this signal, which by itself leaves no time to clean up.
  process.once('SIGTERM', () => process.exit());
  const opened = openSqliteStore(folder);
  if (!opened.ok) throw new Error(opened.detail);
  const samples = join(import.meta.dirname, '..', '..', '..');
  await loadFolders(opened.store, samples, [county], Date.now(), () => undefined);
  return opened.store;
}
