import { hash } from 'node:crypto';
import {
  type AuditAction,
  type AuditAnchor,
  type AuditEntry,
  type SealedEntry,
  sealedEntry,
} from '../../model/audit.ts';
import { type FoundEntry, seal } from '../../rules/audit-chain.ts';
import type { AuditLog } from '../audit-log.ts';
import type { By } from '../change.ts';
import type { Connection } from './connection.ts';
import { instantOf } from './instant.ts';
import { kept, oneEach } from './kept.ts';

interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_id: number | null;
  readonly actor_name: string;
  readonly actor_address: string | null;
  readonly action: string;
  readonly county: string | null;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly previous: string;
  readonly hash: string;
}

/** The chain's hash. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

const found = (row: AuditRow): FoundEntry => ({
  sequence: row.sequence,
  at: row.at,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, address: row.actor_address },
  action: row.action,
  county: row.county,
  subject: row.subject,
  before: row.before,
  after: row.after,
  previous: row.previous,
  hash: row.hash,
});

const toEntry = (row: AuditRow): SealedEntry => sealedEntry.parse(found(row));

const latest = 'SELECT sequence, hash, at FROM audit ORDER BY sequence DESC LIMIT 1';
/** Instants as they are stored, with three decimals, sort as texts. */
const instantText = (instant: string) => new Date(instant).toISOString();

const pageLength = 1_000;

export function auditLog(link: Connection): AuditLog {
  const { database } = link;
  const last = database.prepare<[], AuditAnchor>(latest);
  const append = auditAppender(link);
  const after = database.prepare<[number, number], AuditRow>(
    'SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  const end = (): AuditAnchor | null => last.get() ?? null;
  return {
    append: (entry) => link.write(() => append(entry)),
    page: async (filter, counties, limit, before) => {
      const { sql, parameters } = whereEntries(filter, counties, before);
      return database
        .prepare<unknown[], AuditRow>(`SELECT * FROM audit ${sql} ORDER BY sequence DESC LIMIT ?`)
        .all([...parameters, limit])
        .map(toEntry);
    },
    all: async function* () {
      for (let from = Number.MIN_SAFE_INTEGER; ; ) {
        const rows = after.all(from, pageLength);
        for (const row of rows) yield found(row);
        const end = rows.at(-1);
        if (end === undefined) return;
        from = end.sequence;
      }
    },
    end: async () => end(),
    onSeal: (listener) => {
      let told = end()?.sequence ?? 0;
      return link.onWrite(() => {
        const now = end();
        if (now === null || now.sequence === told) return;
        told = now.sequence;
        listener(now);
      });
    },
  };
}

function whereEntries(
  filter: Parameters<AuditLog['page']>[0],
  counties: readonly string[] | null,
  before: number | undefined,
): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const conditions: [sql: string, value: unknown][] = [];
  if (counties !== null)
    conditions.push(['county IN (SELECT value FROM json_each(?))', JSON.stringify(counties)]);
  if (filter.county !== undefined) conditions.push(['county = ?', filter.county]);
  if (filter.action !== undefined) conditions.push(['action = ?', filter.action]);
  if (filter.account !== undefined)
    conditions.push(["actor_kind = 'account' AND actor_id = ?", filter.account]);
  if (filter.from !== undefined) conditions.push(['at >= ?', instantText(filter.from)]);
  if (filter.to !== undefined) conditions.push(['at < ?', instantText(filter.to)]);
  if (before !== undefined) conditions.push(['sequence < ?', before]);
  const sql = conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`;
  return { sql, parameters: conditions.map(([, value]) => value) };
}

/** Prepares `append(entry)`, to be called inside a write transaction; one for each connection, for it keeps the chain's end. */
export const auditAppender = oneEach((link: Connection): ((entry: AuditEntry) => SealedEntry) => {
  const { database } = link;
  const last = database.prepare<[], AuditAnchor>(latest);
  const end = kept<AuditAnchor | null>(link, () => last.get() ?? null);
  const insert = database.prepare<unknown[]>(
    `INSERT INTO audit (sequence, at, actor_kind, actor_id, actor_name, actor_address, action, county, subject, before,
       after, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (entry) => {
    const sealed = seal(entry, end.get(), sha256);
    const { sequence, at, actor, action, county, subject, before, after, previous, hash } = sealed;
    const { kind, id, name, address } = actor;
    insert.run(sequence, at, kind, id, name, address, action, county, subject, before, after, previous, hash);
    end.set(sealed);
    return sealed;
  };
});

/** A change in the words of the audit log. States are values; they are kept as JSON text. */
export interface Changed {
  readonly action: AuditAction;
  readonly county: string | null;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Prepares `record(by, changed, now)`, to be called inside the transaction of the change. */
export function changeRecorder(link: Connection): (by: By, changed: Changed, now: number) => void {
  const append = auditAppender(link);
  const text = (state: unknown) => (state === undefined ? null : JSON.stringify(state));
  return ({ actor }, { action, county, subject, before, after }, now) => {
    const at = instantOf(now);
    append({ at, actor, action, county, subject, before: text(before), after: text(after) });
  };
}
