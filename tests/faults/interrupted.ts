import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { checkCopy } from '../../data/store/sqlite/check-copy.ts';
import { schemaVersion } from '../../data/store/sqlite/migrations.ts';
import { databaseName, openSqliteStore } from '../../data/store/sqlite/open.ts';
import { olderContent } from './older-data.ts';
import { kill, type Launch, launch, launchFile } from './product.ts';

/** What so many interruptions of one kind left behind. */
export interface InterruptionFigures {
  readonly cycles: number;
  /** Killed before the end: only these prove anything. */
  readonly interrupted: number;
  /** How often what was found. */
  readonly left: Readonly<Record<string, number>>;
  /** One line for each time something was half there. */
  readonly faults: readonly string[];
}

/** One kind of work to interrupt in a folder of its own, and what must be true whenever it was killed. */
interface Interruption {
  readonly begin: (folder: string) => Launch;
  /** Has the work itself begun? Before that there is nothing to interrupt. */
  readonly hasBegun: (started: Launch) => boolean;
  /** Is it over, as far as this process can see? */
  readonly isOver: (started: Launch) => boolean;
  /** What is wrong with what it left; null where nothing is. */
  readonly faultIn: (folder: string) => Promise<string | null>;
  /** What was found, in a word. */
  readonly leftIn: (folder: string) => string;
}

/** Interrupts `cycles` times, at a moment spread evenly over the time that the whole work takes. */
export async function interrupt(
  folder: string,
  kind: Interruption,
  cycles: number,
): Promise<InterruptionFigures> {
  const faults: string[] = [];
  const left: Record<string, number> = {};
  let interrupted = 0;
  const longest = await timeOf(kind, join(folder, 'whole'));
  for (let cycle = 0; cycle < cycles; cycle++) {
    const at = join(folder, `${cycle}`);
    mkdirSync(at, { recursive: true });
    const started = kind.begin(at);
    await begun(kind, started);
    await sleep(longest * ((cycle + Math.random()) / cycles));
    if (!kind.isOver(started)) interrupted += 1;
    await kill(started.process);
    const found = kind.leftIn(at);
    left[found] = (left[found] ?? 0) + 1;
    const fault = await kind.faultIn(at);
    if (fault !== null) faults.push(`cycle ${cycle}: ${fault}`);
    rmSync(at, { recursive: true, force: true });
  }
  return { cycles, interrupted, left, faults };
}

async function timeOf(kind: Interruption, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const started = kind.begin(folder);
  await begun(kind, started);
  const began = performance.now();
  while (!kind.isOver(started)) await sleep(10);
  const took = performance.now() - began;
  await kill(started.process);
  const fault = await kind.faultIn(folder);
  if (fault !== null) throw new Error(`uninterrupted: ${fault}`);
  return took;
}

async function begun(kind: Interruption, started: Launch): Promise<void> {
  while (!kind.hasBegun(started) && !kind.isOver(started)) await sleep(1);
}

const hasEnded = ({ process }: Launch) => process.exitCode !== null;

const isOpening = ({ printed }: Launch) => printed().includes('opening');

/** What SQLite itself finds in a data folder; 0 where there is nothing yet. */
function ask(folder: string, question: (database: Database.Database) => unknown): number {
  const file = join(folder, databaseName);
  if (!existsSync(file)) return 0;
  const database = new Database(file);
  try {
    return Number(question(database));
  } finally {
    database.close();
  }
}

const versionIn = (folder: string) =>
  ask(folder, (database) => database.pragma('user_version', { simple: true }));

/** How many rows a table has; 0 where it is not there. */
const countIn = (folder: string, table: string) =>
  ask(folder, (database) => {
    const isThere =
      table === 'sqlite_schema' || database.pragma(`table_info(${table})`, { simple: true }) !== undefined;
    return isThere ? database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() : 0;
  });

async function faultOfOpening(folder: string): Promise<string | null> {
  const opened = openSqliteStore(folder);
  if (!opened.ok) return `${opened.reason}: ${opened.detail}`;
  await opened.store.close();
  return null;
}

/** The first start, which loads the counties: each is there with everything, or not at all; the next start has them all. */
export const importing: Interruption = {
  begin: (folder) => launch(folder),
  hasBegun: () => true,
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
  leftIn: (folder) => `${countIn(folder, 'counties')} counties`,
};

/** Making the tables: a database has all of them or none, and opens afterwards. */
export const migrating: Interruption = {
  begin: (folder) => launchFile(folder, 'tests/faults/open-store.ts', []),
  hasBegun: isOpening,
  isOver: hasEnded,
  faultIn: async (folder) => {
    const [version, tables] = [versionIn(folder), countIn(folder, 'sqlite_schema')];
    if ((version === 0) !== (tables === 0)) return `version ${version} with ${tables} tables`;
    return faultOfOpening(folder);
  },
  leftIn: (folder) => `version ${versionIn(folder)}`,
};

/** Bringing `source`, a database of the first version, to the present one: it is of either, with every row it had, and opens. */
export const upgrading = (source: string): Interruption => {
  const content = olderContent(source);
  const tables = countIn(source, 'sqlite_schema');
  return {
    ...migrating,
    begin: (folder) => {
      cpSync(source, folder, { recursive: true });
      return migrating.begin(folder);
    },
    faultIn: async (folder) => {
      const [version, found] = [versionIn(folder), countIn(folder, 'sqlite_schema')];
      if (version !== schemaVersion && (version !== 1 || found !== tables))
        return `version ${version} with ${found} tables and indices`;
      if (olderContent(folder) !== content) return `version ${version} with other rows`;
      const fault = await faultOfOpening(folder);
      if (fault !== null) return fault;
      return olderContent(folder) === content && versionIn(folder) === schemaVersion
        ? null
        : 'opened with other rows';
    },
  };
};

/** Backing up `source`: what has the backup's name is a whole backup, and the database is as it was. */
export const backingUp = (source: string): Interruption => ({
  begin: (folder) => launchFile(source, 'server/command/backup.ts', [join(folder, 'copy.sqlite')]),
  hasBegun: ({ printed }) => printed().includes('backing up'),
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
  leftIn: (folder) => (existsSync(join(folder, 'copy.sqlite')) ? 'a backup' : 'no backup'),
});
