import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { Store } from '../store.ts';
import { accountStore } from './accounts.ts';
import { auditLog } from './audit.ts';
import { connection } from './connection.ts';
import { countyStore } from './counties.ts';
import { deviceStore } from './devices.ts';
import { draftStore } from './drafts.ts';
import { eventLog } from './events.ts';
import { issueStore } from './issues.ts';
import { applicationId, historyAgrees, migrate, schemaVersion } from './migrations.ts';
import { planStore } from './plans.ts';
import { sessionStore } from './sessions.ts';

/** What came of opening a data folder. Nothing is written unless the answer is `ok`. */
export type Opened =
  | { readonly ok: true; readonly state: 'ready' | 'migrated' | 'created'; readonly store: Store }
  | {
      readonly ok: false;
      readonly reason: 'unwritable' | 'corrupt' | 'too-new' | 'foreign' | 'locked';
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

type Verdict =
  | { readonly state: 'ready' | 'migrated' | 'created'; readonly version: number }
  | { readonly state: 'refused'; readonly reason: Reason; readonly detail: string };

/** Reads, and only reads, what kind of database this is. */
function inspect(database: Database): Verdict {
  const refused = (reason: Reason, detail: string): Verdict => ({ state: 'refused', reason, detail });
  const version = Number(database.pragma('user_version', { simple: true }));
  const application = Number(database.pragma('application_id', { simple: true }));
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
  if (tables === 0 && version === 0) return { state: 'created', version };
  if (application !== applicationId) return refused('foreign', 'it was not made by this program');
  if (version > schemaVersion)
    return refused('too-new', `its version is ${version}, this program knows ${schemaVersion}`);
  if (!historyAgrees(database, version))
    return refused('too-new', 'its migrations are not those of this program');
  const damage = database.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok') return refused('corrupt', String(damage));
  return { state: version < schemaVersion ? 'migrated' : 'ready', version };
}

/** WAL, and an acknowledged write on the disk: `synchronous` is set by name because WAL alone would fall back to NORMAL. */
function prepare(database: Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

function assemble(database: Database, patienceMs: number): Store {
  const link = connection(database, patienceMs);
  return {
    counties: countyStore(link),
    plans: planStore(link),
    issues: issueStore(link),
    drafts: draftStore(link),
    events: eventLog(link),
    accounts: accountStore(link),
    sessions: sessionStore(link),
    devices: deviceStore(link),
    audit: auditLog(link),
    isWell: async () => database.open && database.prepare('SELECT 1').pluck().get() === 1,
    close: async () => {
      database.close();
    },
  };
}

function reasonOf(error: unknown): Reason | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) return 'locked';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)/.test(code)) return 'unwritable';
  return null;
}
