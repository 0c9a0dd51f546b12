import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { Store } from '../store.ts';
import { accountStore } from './accounts.ts';
import { auditLog } from './audit.ts';
import { checkBehind } from './check-behind.ts';
import { connection } from './connection.ts';
import { countyStore } from './counties.ts';
import { deviceStore } from './devices.ts';
import { draftStore } from './drafts.ts';
import { eventLog } from './events.ts';
import { importStore } from './imports.ts';
import { codeOf, inspect, isDamage, isLarge, type Unfit } from './inspect.ts';
import { issueAdder } from './issue-adder.ts';
import { issueKinds } from './issue-kinds.ts';
import { issueMemory } from './issue-memory.ts';
import { issueNumbers } from './issue-numbers.ts';
import { issueStore } from './issues.ts';
import { migrate } from './migrations.ts';
import { patrolStore } from './patrols.ts';
import { photoStore } from './photos.ts';
import { planStore } from './plans.ts';
import { sessionStore } from './sessions.ts';

/** What came of opening a data folder. Nothing is written unless the answer is `ok`. */
export type Opened =
  | { readonly ok: true; readonly state: 'ready' | 'migrated' | 'created'; readonly store: Store }
  | {
      readonly ok: false;
      readonly reason: Unfit | 'unwritable' | 'locked';
      readonly file: string;
      readonly detail: string;
    };

type Reason = Extract<Opened, { ok: false }>['reason'];

/** The database's file name inside the data folder. */
export const databaseName = 'seamless-grid.sqlite';

/**
 * Opens the store in `folder`, creating both where they are missing and migrating an older database.
 * @param folder where the database lives; created if it is not there
 * @param patienceMs how long a write waits while another program holds the database
 */
export function openSqliteStore(folder: string, patienceMs = 4_000): Opened {
  const file = join(folder, databaseName);
  const refuse = (reason: Reason, detail: string): Opened => ({ ok: false, reason, file, detail });
  const unwritable = whyUnwritable(folder, file);
  if (unwritable !== null) return refuse('unwritable', unwritable);
  let database: Database | undefined;
  try {
    database = new BetterSqlite(file, { timeout: 0 });
    const verdict = inspect(database);
    if (verdict.state === 'refused') {
      database.close();
      return refuse(verdict.reason, verdict.detail);
    }
    prepare(database);
    if (verdict.state !== 'ready') migrate(database, verdict.version, Date.now());
    return { ok: true, state: verdict.state, store: assemble(database, patienceMs) };
  } catch (error) {
    database?.close();
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return refuse(reason, error instanceof Error ? error.message : String(error));
  }
}

function whyUnwritable(folder: string, file: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** WAL, and an acknowledged write on the disk: `synchronous` is set by name because WAL alone would fall back to NORMAL. */
function prepare(database: Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

function assemble(database: Database, patienceMs: number): Store {
  const link = connection(database, patienceMs);
  let isDamaged = false;
  const stopChecking = isLarge(database)
    ? checkBehind(database.name, () => {
        isDamaged = true;
      })
    : null;
  const kinds = issueKinds(link);
  const memory = issueMemory(link, kinds);
  const numbers = issueNumbers(link, memory);
  const addIssues = issueAdder(link, kinds, memory, numbers);
  return {
    counties: countyStore(link, addIssues),
    plans: planStore(link),
    issues: issueStore(link, { kinds, memory, numbers, add: addIssues }),
    imports: importStore(link, addIssues),
    photos: photoStore(link),
    patrols: patrolStore(link),
    drafts: draftStore(link),
    events: eventLog(link),
    accounts: accountStore(link),
    sessions: sessionStore(link),
    devices: deviceStore(link),
    audit: auditLog(link),
    isWell: async () => !isDamaged && database.open && database.prepare('SELECT 1').pluck().get() === 1,
    close: async () => {
      await link.idle();
      await stopChecking?.();
      database.close();
    },
  };
}

function reasonOf(error: unknown): Reason | null {
  const code = codeOf(error);
  if (isDamage(error)) return 'corrupt';
  if (code.startsWith('SQLITE_BUSY')) return 'locked';
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)/.test(code)) return 'unwritable';
  return null;
}
