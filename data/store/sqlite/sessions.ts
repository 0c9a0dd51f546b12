import { z } from 'zod';
import type { SessionRecord, SessionStore } from '../account-store.ts';
import { type AccountRow, toAccount } from './accounts.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { oncePerformer } from './once.ts';

type SessionRow = AccountRow & {
  readonly session: number;
  readonly begun_at: number;
  readonly last_seen_at: number;
  readonly address: string;
  readonly browser: string;
};

const toRecord = (row: SessionRow): SessionRecord => ({
  id: row.session,
  account: toAccount(row),
  createdAt: row.begun_at,
  lastSeenAt: row.last_seen_at,
  address: row.address,
  browser: row.browser,
  passwordChangedAt: row.password_changed_at,
});

const joined = `SELECT accounts.*, sessions.id AS session, sessions.created_at AS begun_at, last_seen_at, address, browser
  FROM sessions JOIN accounts ON accounts.id = sessions.account`;
const done = z.object({ ok: z.literal(true) });

export function sessionStore(link: Connection): SessionStore {
  const { database, write } = link;
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  const insert = database.prepare<[number, string, number, number, string, string]>(
    'INSERT INTO sessions (account, token_hash, created_at, last_seen_at, address, browser) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byToken = database.prepare<[string], SessionRow>(`${joined} WHERE token_hash = ? AND active = 1`);
  const byId = database.prepare<[number], SessionRow>(`${joined} WHERE sessions.id = ?`);
  const ofAccount = database.prepare<[number], SessionRow>(
    `${joined} WHERE account = ? ORDER BY last_seen_at DESC, sessions.id DESC`,
  );
  const seen = database.prepare<[number, number]>('UPDATE sessions SET last_seen_at = ? WHERE id = ?');
  const end = database.prepare<[number, number]>('DELETE FROM sessions WHERE id = ? AND account = ?');
  const forget = database.prepare<[number, number]>(
    'DELETE FROM sessions WHERE last_seen_at < ? OR created_at < ?',
  );
  return {
    begin: ({ account, tokenHash, address, browser, by, now }) =>
      write(() => {
        const id = Number(insert.run(account, tokenHash, now, now, address, browser).lastInsertRowid);
        record(
          by,
          { action: 'sign-in', county: null, subject: `account ${account}`, after: { session: id, browser } },
          now,
        );
        return toRecord(byId.get(id)!);
      }),
    find: async (tokenHash) => {
      const row = byToken.get(tokenHash);
      return row ? toRecord(row) : null;
    },
    ofAccount: async (account) => ofAccount.all(account).map(toRecord),
    seen: (id, now) =>
      write(() => {
        seen.run(now, id);
      }),
    end: ({ id, account, action, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            if (end.run(id, account).changes === 0) return { ok: false, reason: 'unknown' } as const;
            record(by, { action, county: null, subject: `account ${account}`, before: { session: id } }, now);
            return { ok: true } as const;
          },
          (before) => before,
        ),
      ),
    forget: ({ lastSeen, created }) =>
      write(() => {
        forget.run(lastSeen, created);
      }),
  };
}
