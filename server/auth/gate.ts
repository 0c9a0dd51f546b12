import { type PasswordPolicy, passwordPolicies } from '../../data/rules/password-policy.ts';
import { type Attempts, createAttempts } from './attempts.ts';
import { breachedPasswords } from './breached-passwords.ts';
import type { OriginRule } from './origin.ts';
import type { Provider } from './provider.ts';

/** How people come in: what is decided at the start and holds until the stop. */
export interface Gate {
  readonly policy: PasswordPolicy;
  readonly origins: OriginRule;
  /** Do people open us by https? Then cookies are sent by https only. */
  readonly secure: boolean;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: ReadonlySet<string>;
  readonly attempts: Attempts;
  readonly isBreached: (password: string) => boolean;
  readonly provider: Provider | null;
  /** The counties whose demonstration may be used; null where its conditions do not hold. */
  readonly demonstration: readonly string[] | null;
  readonly setUp: SetUp;
}

/** The set-up link: open until the first administrator is made with it. */
export interface SetUp {
  tokenHash: string | null;
}

/** A gate for this machine only; what differs is named. */
export function createGate(different: Partial<Gate> = {}): Gate {
  return {
    policy: passwordPolicies.asvs,
    origins: { publicOrigin: null, loopback: true },
    secure: false,
    trustedProxies: new Set(),
    attempts: createAttempts(),
    isBreached: breachedPasswords(),
    provider: null,
    demonstration: null,
    setUp: { tokenHash: null },
    ...different,
  };
}
