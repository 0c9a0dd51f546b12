import { parentPort, Worker, workerData } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import { damageIn } from './inspect.ts';

/**
 * Looks through a whole database for damage in a thread of its own, on a connection of its own that only reads, while the
 * program works: the time it takes grows with the file.
 * @param damaged told what is wrong, if anything is
 * @returns how to stop it
 */
export function checkBehind(file: string, damaged: (detail: string) => void): () => Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { checkBehind: file } });
  worker.unref();
  worker.on('message', damaged);
  worker.on('error', (error) => damaged(error instanceof Error ? error.message : String(error)));
  return async () => {
    await worker.terminate();
  };
}

const given: unknown = workerData;
if (typeof given === 'object' && given !== null && 'checkBehind' in given) {
  const database = new BetterSqlite(String(given.checkBehind), { readonly: true, fileMustExist: true });
  const damage = damageIn(database, 'quick_check');
  database.close();
  if (damage !== null) parentPort?.postMessage(damage);
}
