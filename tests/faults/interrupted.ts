import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { checkCopy } from '../../data/store/sqlite/check-copy.ts';
import { databaseName, openSqliteStore } from '../../data/store/sqlite/open.ts';
import { kill, type Launch, launch, launchFile } from './product.ts';

/** What so many interruptions of one kind left behind. */
export interface InterruptionFigures {
  readonly cycles: number;
  /** Killed before the end: only these prove anything. */
  readonly interrupted: number;
  /** One line for each time something was half there. */
  readonly faults: readonly string[];
}

/** One kind of work to interrupt in a folder of its own, and what must be true whenever it was killed. */
interface Interruption {
  readonly begin: (folder: string) => Launch;
  /** Is it over, as far as this process can see? */
  readonly isOver: (started: Launch) => boolean;
  /** What is wrong with what it left; null where nothing is. */
  readonly faultIn: (folder: string) => Promise<string | null>;
}

/** Interrupts `cycles` times, at a moment spread evenly over the time that the whole work takes. */
export async function interrupt(
  folder: string,
  kind: Interruption,
  cycles: number,
): Promise<InterruptionFigures> {
  const faults: string[] = [];
  let interrupted = 0;
  const longest = await timeOf(kind, join(folder, 'whole'));
  for (let cycle = 0; cycle < cycles; cycle++) {
    const at = join(folder, `${cycle}`);
    mkdirSync(at, { recursive: true });
    const started = kind.begin(at);
    await sleep(longest * ((cycle + Math.random()) / cycles));
    if (!kind.isOver(started)) interrupted += 1;
    await kill(started.process);
    const fault = await kind.faultIn(at);
    if (fault !== null) faults.push(`cycle ${cycle}: ${fault}`);
    rmSync(at, { recursive: true, force: true });
  }
  return { cycles, interrupted, faults };
}

async function timeOf(kind: Interruption, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  const started = kind.begin(folder);
  while (!kind.isOver(started)) await sleep(10);
  const took = performance.now() - began;
  await kill(started.process);
  const fault = await kind.faultIn(folder);
  if (fault !== null) throw new Error(`uninterrupted: ${fault}`);
  return took;
}

const hasEnded = ({ process }: Launch) => process.exitCode !== null;

/** The first start, which loads the counties: each is there with everything, or not at all; the next start has them all. */
export const importing: Interruption = {
  begin: (folder) => launch(folder),
  isOver: (started) => hasEnded(started) || started.printed().includes(' is at http'),
  faultIn: async (folder) => {
    if (!existsSync(join(folder, databaseName))) return null;
    const opened = openSqliteStore(folder);
    if (!opened.ok) return `${opened.reason}: ${opened.detail}`;
    const { store } = opened;
    const whole: Readonly<Record<string, number>> = { linhe: 12, qingshan: 40 };
    const counties = await store.counties.list();
    const counted = await Promise.all(counties.map(({ id }) => store.issues.count(id)));
    await store.close();
    const half = counties.find(({ id }, i) => whole[id] !== counted[i]);
    return half === undefined ? null : `${half.id} is half there`;
  },
};

/** Making the tables: a database has all of them or none, and opens afterwards. */
export const migrating: Interruption = {
  begin: (folder) => launchFile(folder, 'tests/faults/open-store.ts', []),
  isOver: hasEnded,
  faultIn: async (folder) => {
    const file = join(folder, databaseName);
    if (existsSync(file)) {
      const database = new Database(file);
      const version = Number(database.pragma('user_version', { simple: true }));
      const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
      database.close();
      if ((version === 0) !== (tables === 0)) return `version ${version} with ${tables} tables`;
    }
    const opened = openSqliteStore(folder);
    if (!opened.ok) return `${opened.reason}: ${opened.detail}`;
    await opened.store.close();
    return null;
  },
};

/** Backing up `source`: what has the backup's name is a whole backup, and the database is as it was. */
export const backingUp = (source: string): Interruption => ({
  begin: (folder) => launchFile(source, 'server/command/backup.ts', [join(folder, 'copy.sqlite')]),
  isOver: hasEnded,
  faultIn: async (folder) => {
    const copy = join(folder, 'copy.sqlite');
    const checked = existsSync(copy) ? checkCopy(copy) : { ok: true };
    if (!checked.ok) return 'a backup that is not whole';
    const database = new Database(join(source, databaseName), { readonly: true });
    const damage = String(database.pragma('integrity_check(1)', { simple: true }));
    database.close();
    return damage === 'ok' ? null : damage;
  },
});
