import { z } from 'zod';
import { type Account, account, everyCounty, grant } from '../../model/account.ts';
import type { AccountStore, Renewal } from '../account-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { oncePerformer } from './once.ts';

export interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly display_name: string;
  readonly origin: string;
  readonly active: number;
  readonly grants: string;
  readonly revision: number;
  readonly created_at: number;
  readonly password_hash: string | null;
  readonly password_changed_at: number;
  readonly failures: number;
  readonly locked_until: number | null;
}

const grantList = z.array(grant);

export const toAccount = (row: AccountRow): Account =>
  account.parse({
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    origin: row.origin,
    active: row.active === 1,
    grants: grantList.parse(JSON.parse(row.grants)),
    revision: row.revision,
    createdAt: new Date(row.created_at).toISOString(),
    ready: row.origin !== 'local' || row.password_hash !== null,
  });

const done = z.object({ ok: z.literal(true), account });
const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

/** Does the account administer everything, for good? The last one that does can be neither disabled nor demoted. */
const governs = (one: Pick<Account, 'active' | 'origin' | 'grants'>) =>
  one.active &&
  one.origin !== 'demo' &&
  one.grants.some(({ county, role }) => county === everyCounty && role === 'administrator');

export function accountStore(link: Connection): AccountStore {
  const { database, write } = link;
  const all = database.prepare<[], AccountRow>('SELECT * FROM accounts ORDER BY id');
  const byId = database.prepare<[number], AccountRow>('SELECT * FROM accounts WHERE id = ?');
  const byName = database.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE name = ?');
  const byIdentity = database.prepare<[string, string], AccountRow>(
    'SELECT * FROM accounts WHERE issuer = ? AND subject = ?',
  );
  const byInvitation = database.prepare<[string, number], AccountRow>(
    'SELECT * FROM accounts WHERE invitation_hash = ? AND invitation_expires > ? AND active = 1',
  );
  const remember = database.prepare<[number, number | null, number]>(
    'UPDATE accounts SET failures = ?, locked_until = ? WHERE id = ?',
  );
  const list = () => all.all().map(toAccount);
  const one = (row: AccountRow | undefined) => (row ? toAccount(row) : null);
  return {
    list: async () => list(),
    get: async (id) => one(byId.get(id)),
    byProvider: async ({ issuer, subject }) => one(byIdentity.get(issuer, subject)),
    invited: async (tokenHash, now) => one(byInvitation.get(tokenHash, now)),
    isAdministered: async () => list().some(governs),
    credentials: async (name) => {
      const row = byName.get(name);
      if (row === undefined) return null;
      return {
        account: toAccount(row),
        passwordHash: row.password_hash,
        passwordChangedAt: row.password_changed_at,
        failures: { count: row.failures, lockedUntil: row.locked_until },
      };
    },
    remember: (id, { count, lockedUntil }) =>
      write(() => {
        remember.run(count, lockedUntil, id);
      }),
    ...accountChanges(link, { list, byId, byName }),
  };
}

interface Readers {
  readonly list: () => readonly Account[];
  readonly byId: { readonly get: (id: number) => AccountRow | undefined };
  readonly byName: { readonly get: (name: string) => AccountRow | undefined };
}

type Changes = Pick<AccountStore, 'create' | 'change' | 'invite' | 'setPassword' | 'removeDemonstration'>;

/** What changes accounts: each in one transaction with its audit entry. */
function accountChanges(link: Connection, { list, byId, byName }: Readers): Changes {
  const { database, write } = link;
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  const insert = database.prepare<unknown[]>(
    `INSERT INTO accounts (name, display_name, origin, active, grants, revision, created_at, password_hash,
       password_changed_at, invitation_hash, invitation_expires, issuer, subject)
     VALUES (?, ?, ?, 1, ?, 0, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare<[string, number, string, number]>(
    'UPDATE accounts SET display_name = ?, active = ?, grants = ?, revision = revision + 1 WHERE id = ?',
  );
  const invite = database.prepare<[string, number, number]>(
    'UPDATE accounts SET invitation_hash = ?, invitation_expires = ? WHERE id = ?',
  );
  const setPassword = database.prepare<[string, number, number]>(
    `UPDATE accounts SET password_hash = ?, password_changed_at = ?, failures = 0, locked_until = NULL,
       invitation_hash = NULL, invitation_expires = NULL WHERE id = ?`,
  );
  const endBut = database.prepare<[number, number]>('DELETE FROM sessions WHERE account = ? AND id <> ?');
  const renew = database.prepare<[string, number, number]>(
    'UPDATE sessions SET token_hash = ? WHERE id = ? AND account = ?',
  );
  const endSessions = (id: number, renewal: Renewal | null) => {
    endBut.run(id, renewal?.session ?? 0);
    if (renewal !== null) renew.run(renewal.tokenHash, renewal.session, id);
  };
  const remove = database.prepare<[number]>('DELETE FROM accounts WHERE id = ?');
  const removeDevices = database.prepare('DELETE FROM devices WHERE demonstration = 1');
  const current = (id: number) => toAccount(byId.get(id)!);
  const subjectOf = (id: number) => `account ${id}`;
  return {
    create: ({ account, origin, invitation, passwordHash, identity, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            if (byName.get(account.name)) return refuse('name-taken');
            const { name, displayName, grants } = account;
            const secrets = [passwordHash, now, invitation?.tokenHash ?? null, invitation?.expiresAt ?? null];
            const who = [identity?.issuer ?? null, identity?.subject ?? null];
            const values = [name, displayName, origin, JSON.stringify(grants), now, ...secrets, ...who];
            const made = current(Number(insert.run(values).lastInsertRowid));
            record(
              by,
              { action: 'account-created', county: null, subject: subjectOf(made.id), after: made },
              now,
            );
            return { ok: true, account: made } as const;
          },
          (before) => before,
        ),
      ),
    change: ({ id, revision, change, renewal, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            const row = byId.get(id);
            if (row === undefined) return refuse('unknown');
            const before = toAccount(row);
            if (before.revision !== revision) return refuse('stale');
            const others = list().some((other) => other.id !== id && governs(other));
            if (governs(before) && !governs({ ...before, ...change }) && !others)
              return refuse('last-administrator');
            update.run(change.displayName, change.active ? 1 : 0, JSON.stringify(change.grants), id);
            const after = current(id);
            if (!after.active || JSON.stringify(before.grants) !== JSON.stringify(after.grants))
              endSessions(id, after.active ? renewal : null);
            record(
              by,
              { action: 'account-changed', county: null, subject: subjectOf(id), before, after },
              now,
            );
            return { ok: true, account: after } as const;
          },
          (before) => before,
        ),
      ),
    invite: ({ id, invitation, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            if (byId.get(id) === undefined) return refuse('unknown');
            invite.run(invitation.tokenHash, invitation.expiresAt, id);
            record(
              by,
              { action: 'account-changed', county: null, subject: subjectOf(id), after: 'invited' },
              now,
            );
            return { ok: true, account: current(id) } as const;
          },
          (before) => before,
        ),
      ),
    setPassword: ({ id, passwordHash, renewal, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          done,
          () => {
            if (byId.get(id) === undefined) return refuse('unknown');
            setPassword.run(passwordHash, now, id);
            endSessions(id, renewal);
            record(by, { action: 'password-changed', county: null, subject: subjectOf(id) }, now);
            return { ok: true, account: current(id) } as const;
          },
          (before) => before,
        ),
      ),
    removeDemonstration: (by, now) =>
      write(() => {
        const demonstration = list().filter(({ origin }) => origin === 'demo');
        for (const before of demonstration) {
          endSessions(before.id, null);
          remove.run(before.id);
          record(by, { action: 'account-removed', county: null, subject: subjectOf(before.id), before }, now);
        }
        removeDevices.run();
        return demonstration.length;
      }),
  };
}
