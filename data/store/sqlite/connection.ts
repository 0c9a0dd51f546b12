import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { StoreBusy, StoreFull } from '../store.ts';
import { codeOf } from './inspect.ts';

/**
 * One connection and the way to write through it. Statements run on the event loop; they are short. Whatever is to be written in
 * one turn of the loop is written in one transaction: one wait for the disk serves all, and nothing is acknowledged before it.
 * A lock held by another process is waited for without blocking the loop, so reads go on meanwhile.
 */
export interface Connection {
  readonly database: Database;
  /**
   * Runs `work` in an immediate transaction: if it throws, only it is undone. Resolves once the transaction is on the disk,
   * after the listeners were told. `work` may be run again: where the database was locked, or where something else in the
   * transaction threw. Throws StoreBusy after seconds of being locked out, StoreFull when the disk is full.
   */
  readonly write: <T>(work: () => T) => Promise<T>;
  /** Called by a `work`: what is to follow once it is on the disk, or once it was undone. */
  readonly afterwards: (effects: Effects) => void;
  /** Runs `work` in one read transaction, so that all it reads is of one moment. */
  readonly read: <T>(work: () => T) => T;
  /** Calls `listener` inside each write transaction before anything is written. */
  readonly onBegin: (listener: () => void) => void;
  /** Calls `listener` whenever something that a `work` did was undone, and all that it had called `afterwards` for. */
  readonly onUndo: (listener: () => void) => void;
  readonly onWrite: (listener: () => void) => () => void;
  /** Resolves when nothing waits to be written. */
  readonly idle: () => Promise<void>;
}

export interface Effects {
  readonly committed: () => void;
  readonly undone?: () => void;
}

/** One piece of work on its way. `run` answers with what settles its promise once the transaction is committed. */
interface Job {
  /** When it came, in epoch milliseconds: its patience is counted from here, whomever it waits behind. */
  readonly since: number;
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

const pauseMs = 20;
/** So many pieces of work share a transaction at most. */
const mostTogether = 256;

/** A job that was run: what settles its promise, and what follows. */
interface Done {
  readonly settle: () => void;
  readonly effects: readonly Effects[];
}

/** A job threw that had no savepoint, and all of the transaction was undone. */
class JobFailed extends Error {}

/** @param patienceMs how long a write waits for a lock before it throws StoreBusy */
export function connection(database: Database, patienceMs: number): Connection {
  const listeners = new Set<() => void>();
  const beginners = new Set<() => void>();
  const forgetters = new Set<() => void>();
  const queue: Job[] = [];
  let effects: Effects[] = [];
  let working: Promise<void> | null = null;

  const undo = () => {
    for (const one of effects.reverse()) one.undone?.();
    effects = [];
    for (const forget of forgetters) forget();
  };
  const plainly = ({ run }: Job): (() => void) => {
    try {
      return run();
    } catch (error) {
      throw new JobFailed('without a savepoint', { cause: error });
    }
  };
  const savepoint = database.transaction((run: Job['run']) => run());
  /** Throws only where all of the transaction is lost with the job. */
  const inSavepoint = ({ run, reject }: Job): (() => void) => {
    try {
      return savepoint(run);
    } catch (error) {
      if (!database.inTransaction) throw error;
      undo();
      return () => reject(ofDisk(error));
    }
  };
  /** Runs the jobs in one transaction: all of them are on the disk, or nothing is and it throws. */
  const transact = (jobs: readonly Job[], run: (job: Job) => () => void): readonly Done[] => {
    const done: Done[] = [];
    effects = [];
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const listener of beginners) listener();
      for (const job of jobs) {
        effects = [];
        done.push({ settle: run(job), effects });
      }
      database.exec('COMMIT');
      return done;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      effects = [...done.flatMap((one) => one.effects), ...effects];
      undo();
      throw error;
    }
  };
  /** Savepoints cost as much as a short job does, and hardly any job throws: they are made once one did. */
  const written = (jobs: readonly Job[]): readonly Done[] => {
    try {
      return transact(jobs, plainly);
    } catch (error) {
      if (!(error instanceof JobFailed)) throw error;
      return transact(jobs, inSavepoint);
    }
  };
  const together = (jobs: readonly Job[]) => {
    const done = written(jobs);
    for (const { effects } of done) for (const one of effects) one.committed();
    for (const listener of listeners) listener();
    for (const { settle } of done) settle();
  };
  const work = async () => {
    await nextTurn();
    while (queue.length > 0) {
      const jobs = queue.splice(0, mostTogether);
      const deadline = (jobs[0]?.since ?? 0) + patienceMs;
      await patiently(deadline, () => together(jobs)).catch((error) => {
        for (const { reject } of jobs) reject(error);
      });
    }
    working = null;
  };
  return {
    database,
    write: <T>(task: () => T) =>
      new Promise<T>((resolve, reject) => {
        queue.push({
          since: Date.now(),
          run: () => {
            const value = task();
            return () => resolve(value);
          },
          reject,
        });
        working ??= work();
      }),
    afterwards: (one) => void effects.push(one),
    read: (task) => database.transaction(task).deferred(),
    onBegin: (listener) => void beginners.add(listener),
    onUndo: (listener) => void forgetters.add(listener),
    onWrite: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: async () => {
      while (working !== null) await working;
    },
  };
}

/** @param deadline epoch milliseconds; there is one attempt at least */
async function patiently<T>(deadline: number, attempt: () => T): Promise<T> {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY')) throw ofDisk(error);
      if (Date.now() > deadline) throw new StoreBusy('the database is locked', { cause: error });
      await sleep(pauseMs);
    }
  }
}

/** The error as the store's interface names it. A full disk says so, or fails to write, to grow the log's index or to reach the platter. */
function ofDisk(error: unknown): unknown {
  const isFull = /^SQLITE_(?:FULL|IOERR_(?:WRITE|FSYNC|TRUNCATE|SHM))/.test(codeOf(error));
  return isFull ? new StoreFull('the disk takes no more', { cause: error }) : error;
}
