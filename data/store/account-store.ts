import type { Account, ChangedAccount, Device, NewAccount } from '../model/account.ts';
import type { Failures } from '../rules/password-policy.ts';
import type { By, KeyReused } from './change.ts';

/**
 * Accounts, their sessions and the wall displays. Secrets come here hashed: passwords by Argon2id, tokens by SHA-256 (they
 * are 32 random bytes, which need no slow hash). Times are epoch milliseconds.
 */

/** What is needed to let somebody in. */
export interface Credentials {
  readonly account: Account;
  /** Null where there is none: by invitation, by provider, or for the demonstration. */
  readonly passwordHash: string | null;
  readonly passwordChangedAt: number;
  readonly failures: Failures;
}

export interface Invitation {
  readonly tokenHash: string;
  readonly expiresAt: number;
}

/** A session that goes on while the account's others end: under another token, of which this is the hash. */
export interface Renewal {
  readonly session: number;
  readonly tokenHash: string;
}

/** Who a person is to an OpenID provider. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

type Refused<R extends string> = { readonly ok: false; readonly reason: R };
type AccountOr<R extends string> = { readonly ok: true; readonly account: Account } | Refused<R> | KeyReused;

export interface AccountStore {
  /** In the order they were made. */
  readonly list: () => Promise<readonly Account[]>;
  readonly get: (id: number) => Promise<Account | null>;
  readonly credentials: (name: string) => Promise<Credentials | null>;
  readonly byProvider: (identity: ProviderIdentity) => Promise<Account | null>;
  /** Is there an active account, not of the demonstration, that administers every county? */
  readonly isAdministered: () => Promise<boolean>;
  /** With an invitation, a password or an identity; without any it cannot sign in (the demonstration's cannot, by password). */
  readonly create: (created: {
    readonly account: NewAccount;
    readonly origin: Account['origin'];
    readonly invitation: Invitation | null;
    readonly passwordHash: string | null;
    readonly identity: ProviderIdentity | null;
    readonly by: By;
    readonly now: number;
  }) => Promise<AccountOr<'name-taken'>>;
  /**
   * Changes what an administrator may change. Where the grants change every session ends but `renewal`, which is for who
   * changes the own account; of a disabled account all end.
   */
  readonly change: (changed: {
    readonly id: number;
    readonly revision: number;
    readonly change: ChangedAccount;
    readonly renewal: Renewal | null;
    readonly by: By;
    readonly now: number;
  }) => Promise<AccountOr<'unknown' | 'stale' | 'last-administrator'>>;
  readonly invite: (invited: {
    readonly id: number;
    readonly invitation: Invitation;
    readonly by: By;
    readonly now: number;
  }) => Promise<AccountOr<'unknown'>>;
  /** Whose invitation is it? Null where it was used, has run out, or never was. */
  readonly invited: (tokenHash: string, now: number) => Promise<Account | null>;
  /** Sets a password, uses up any invitation, forgets failures and ends every session but `renewal`. */
  readonly setPassword: (set: {
    readonly id: number;
    readonly passwordHash: string;
    readonly renewal: Renewal | null;
    readonly by: By;
    readonly now: number;
  }) => Promise<AccountOr<'unknown'>>;
  /** What the policy made of one more failure, or of a success. */
  readonly remember: (id: number, failures: Failures) => Promise<void>;
  /** Removes the demonstration's accounts and displays; answers how many accounts. */
  readonly removeDemonstration: (by: By, now: number) => Promise<number>;
}

export interface SessionRecord {
  readonly id: number;
  readonly account: Account;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly address: string;
  readonly browser: string;
  readonly passwordChangedAt: number;
}

export interface SessionStore {
  readonly begin: (begun: {
    readonly account: number;
    readonly tokenHash: string;
    readonly address: string;
    readonly browser: string;
    readonly by: By;
    readonly now: number;
  }) => Promise<SessionRecord>;
  /** Null where there is none, or its account was disabled. Whether it has run out is the caller's to say. */
  readonly find: (tokenHash: string) => Promise<SessionRecord | null>;
  readonly ofAccount: (account: number) => Promise<readonly SessionRecord[]>;
  readonly seen: (id: number, now: number) => Promise<void>;
  /** Ends a session of an account. */
  readonly end: (ended: {
    readonly id: number;
    readonly account: number;
    readonly action: 'sign-out' | 'session-revoked';
    readonly by: By;
    readonly now: number;
  }) => Promise<{ readonly ok: true } | Refused<'unknown'> | KeyReused>;
  /** Forgets sessions last seen before `lastSeen` or begun before `created`. */
  readonly forget: (before: { readonly lastSeen: number; readonly created: number }) => Promise<void>;
}

export interface DeviceStore {
  readonly list: (county: string) => Promise<readonly Device[]>;
  readonly create: (created: {
    readonly county: string;
    readonly label: string;
    readonly tokenHash: string;
    readonly demonstration: boolean;
    readonly by: By;
    readonly now: number;
  }) => Promise<
    | {
        readonly ok: true;
        readonly device: Device /** Was it made by an earlier sending? */;
        readonly repeated: boolean;
      }
    | KeyReused
  >;
  /** Null where there is none or it was revoked. */
  readonly find: (tokenHash: string) => Promise<Device | null>;
  readonly seen: (id: number, now: number) => Promise<void>;
  readonly revoke: (revoked: {
    readonly county: string;
    readonly id: number;
    readonly by: By;
    readonly now: number;
  }) => Promise<{ readonly ok: true; readonly device: Device } | Refused<'unknown'> | KeyReused>;
}
