import type { PasswordPolicyName } from '../model/account.ts';
import type { Bilingual } from '../model/text.ts';

/**
 * The two named password policies. `asvs` follows OWASP ASVS: length and a list of breached passwords, no rule about
 * what a password is made of and no forced change. `dengbao-2` follows what 等保二级 (GB/T 22239-2019, 8.1.4.1) is
 * commonly assessed by: composition, a change every 90 days, a lock after 5 failures.
 */
export interface PasswordPolicy {
  readonly id: PasswordPolicyName;
  readonly label: Bilingual;
  /** In characters as people count them (code points). */
  readonly minimumLength: number;
  readonly maximumLength: number;
  /** How many of lower case, upper case, digit, other must occur; 0: no composition rule. */
  readonly kinds: 0 | 3;
  /** A password older than this must be changed before anything else. */
  readonly maximumAgeDays: number | null;
  /** After so many failures in a row the account is locked for `lockMinutes`. */
  readonly lock: { readonly failures: number; readonly minutes: number } | null;
  /** A session ends after so many minutes without a request, and after so many hours whatever happens. */
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

export const passwordPolicies: Readonly<Record<PasswordPolicyName, PasswordPolicy>> = {
  asvs: {
    id: 'asvs',
    label: { zh: 'OWASP ASVS：长度与泄露名单', en: 'OWASP ASVS: length and breached list' },
    minimumLength: 12,
    maximumLength: 128,
    kinds: 0,
    maximumAgeDays: null,
    lock: null,
    idleMinutes: 60,
    absoluteHours: 24,
  },
  'dengbao-2': {
    id: 'dengbao-2',
    label: {
      zh: '等保二级：复杂度、定期更换、失败锁定',
      en: 'MLPS level 2: composition, regular change, lock',
    },
    minimumLength: 8,
    maximumLength: 128,
    kinds: 3,
    maximumAgeDays: 90,
    lock: { failures: 5, minutes: 30 },
    idleMinutes: 30,
    absoluteHours: 12,
  },
};

/** Why a password is refused. The client's catalogue has a text for each. */
export const passwordFaults = [
  'too-short',
  'too-long',
  'too-simple',
  'breached',
  'contains-name',
  'unchanged',
] as const;
export type PasswordFault = (typeof passwordFaults)[number];

/**
 * What a policy holds against a new password; empty when it is good.
 * @param name the account's name, which the password may not contain
 * @param breached is it on the list? Asked in lower case, so that Password1234 is as known as password1234
 */
export function faultsOfPassword(
  policy: PasswordPolicy,
  password: string,
  name: string,
  breached: (password: string) => boolean,
): PasswordFault[] {
  const length = [...password].length;
  const lower = password.toLowerCase();
  return [
    ...(length < policy.minimumLength ? (['too-short'] as const) : []),
    ...(length > policy.maximumLength ? (['too-long'] as const) : []),
    ...(kindsIn(password) < policy.kinds ? (['too-simple'] as const) : []),
    ...(breached(lower) ? (['breached'] as const) : []),
    ...(lower.includes(name.toLowerCase()) ? (['contains-name'] as const) : []),
  ];
}

function kindsIn(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password))
    .length;
}

/**
 * Must the password be changed before anything else?
 * @param changedAt epoch milliseconds, as `now`
 */
export function passwordExpired(policy: PasswordPolicy, changedAt: number, now: number): boolean {
  return policy.maximumAgeDays !== null && now - changedAt >= policy.maximumAgeDays * 86_400_000;
}

/** What is remembered of an account's failed sign-ins. Times are epoch milliseconds. */
export interface Failures {
  readonly count: number;
  readonly lockedUntil: number | null;
}

/** The memory after one more failure. A lock that has run out begins the count anew. */
export function afterFailure(policy: PasswordPolicy, before: Failures, now: number): Failures {
  const expired = before.lockedUntil !== null && before.lockedUntil <= now;
  const count = (expired ? 0 : before.count) + 1;
  const locks = policy.lock !== null && count >= policy.lock.failures;
  return { count, lockedUntil: locks && policy.lock ? now + policy.lock.minutes * 60_000 : null };
}

/** Is the account locked at `now`? */
export function isLocked(failures: Failures, now: number): boolean {
  return failures.lockedUntil !== null && failures.lockedUntil > now;
}
