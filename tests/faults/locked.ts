import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseName } from '../../data/store/sqlite/open.ts';
import { callerOf, county, report } from './caller.ts';
import { startProduct } from './product.ts';

export interface LockedFigures {
  /** Answers to writing while the database was locked: status → count. */
  readonly writes: Readonly<Record<number, number>>;
  /** The longest that writing waited for an answer, and reading, in milliseconds. */
  readonly longestWrite: number;
  readonly longestRead: number;
  readonly reads: number;
  readonly failedReads: number;
  readonly retryAfter: string | null;
  /** The first report after the lock was gone: was it stored? */
  readonly recovered: boolean;
}

/** Another program holds the database for `seconds` while two write and two read. */
export async function lockedFor(data: string, seconds: number): Promise<LockedFigures> {
  const product = await startProduct(data);
  try {
    const caller = await callerOf(product.address);
    await report(caller, 'before');
    const other = new Database(join(data, databaseName));
    other.exec('BEGIN IMMEDIATE');
    const end = performance.now() + seconds * 1000;
    const figures = {
      writes: new Map<number, number>(),
      longestWrite: 0,
      longestRead: 0,
      reads: 0,
      failedReads: 0,
    };
    let retryAfter: string | null = null;
    const write = async () => {
      const body = { category: 'litter', longitude: 114.12, latitude: 24.345, description: 'locked' };
      while (performance.now() < end) {
        const began = performance.now();
        const reply = await caller.post(`/api/counties/${county}/issues`, body);
        await reply.arrayBuffer();
        figures.longestWrite = Math.max(figures.longestWrite, performance.now() - began);
        figures.writes.set(reply.status, (figures.writes.get(reply.status) ?? 0) + 1);
        retryAfter ??= reply.headers.get('retry-after');
      }
    };
    const read = async () => {
      while (performance.now() < end) {
        const began = performance.now();
        const reply = await caller.get(`/api/counties/${county}/issues?limit=5`);
        await reply.arrayBuffer();
        figures.longestRead = Math.max(figures.longestRead, performance.now() - began);
        figures.reads += 1;
        if (reply.status !== 200) figures.failedReads += 1;
        await sleep(50);
      }
    };
    await Promise.all([write(), write(), read(), read()]);
    other.close();
    const recovered = (await report(caller, 'after')) !== null;
    return { ...figures, writes: Object.fromEntries(figures.writes), retryAfter, recovered };
  } finally {
    await product.kill();
  }
}
