import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { StoreBusy, StoreFull } from '../store.ts';
import { codeOf } from './inspect.ts';

/**
 * One connection and the way to write through it. Statements run on the event loop; they are short. A lock held by
 * another process is waited for without blocking the loop, so reads go on meanwhile.
 */
export interface Connection {
  readonly database: Database;
  /** Runs `work` in one immediate transaction, then tells the listeners. Throws StoreBusy after seconds of being locked out, StoreFull when the disk is. */
  readonly write: <T>(work: () => T) => Promise<T>;
  /** Runs `work` in one read transaction, so that all it reads is of one moment. */
  readonly read: <T>(work: () => T) => T;
  readonly onWrite: (listener: () => void) => () => void;
}

const pauseMs = 20;

/** @param patienceMs how long a write waits for a lock before it throws StoreBusy */
export function connection(database: Database, patienceMs: number): Connection {
  const listeners = new Set<() => void>();
  const write = async <T>(work: () => T): Promise<T> => {
    const result = await patiently(patienceMs, () => database.transaction(work).immediate());
    for (const listener of listeners) listener();
    return result;
  };
  return {
    database,
    write,
    read: (work) => database.transaction(work).deferred(),
    onWrite: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function patiently<T>(patienceMs: number, attempt: () => T): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      const code = codeOf(error);
      if (isFull(code)) throw new StoreFull('the disk takes no more', { cause: error });
      if (!code.startsWith('SQLITE_BUSY')) throw error;
      if (Date.now() > deadline) throw new StoreBusy('the database is locked', { cause: error });
      await sleep(pauseMs);
    }
  }
}

/** A full disk says so, or fails to write, to grow the log's index or to reach the platter. */
const isFull = (code: string): boolean =>
  code === 'SQLITE_FULL' || /^SQLITE_IOERR_(?:WRITE|FSYNC|TRUNCATE|SHM)/.test(code);
