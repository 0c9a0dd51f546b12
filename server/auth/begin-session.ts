import type { Account } from '../../data/model/account.ts';
import type { Session } from '../../data/model/session.ts';
import { oldestHeld, sessionEnd } from '../../data/rules/session-life.ts';
import type { SessionRecord } from '../../data/store/account-store.ts';
import type { Services } from '../services.ts';
import type { Caller } from './caller.ts';
import { cookieNames, writeCookie } from './cookies.ts';
import { demonstrationSession } from './demonstration.ts';
import { csrfTokenOf, hashOfToken, newToken } from './tokens.ts';

/** A session begun, and the cookie that is its only proof. */
export interface Begun {
  readonly session: SessionRecord;
  readonly token: string;
  readonly cookie: string;
}

/** Begins a session with a token nobody had before: what a thief planted beforehand is worth nothing. */
export async function beginSession(services: Services, caller: Caller, account: Account): Promise<Begun> {
  const { store, gate, now } = services;
  const token = newToken();
  const { id, name } = account;
  if (caller.session !== null) await endSession(services, caller, caller.session);
  await store.sessions.forget(oldestHeld(gate.policy, now()));
  const session = await store.sessions.begin({
    account: id,
    tokenHash: hashOfToken(token),
    address: caller.address,
    browser: caller.browser,
    by: { actor: { kind: 'account', id, name, address: caller.address }, once: null },
    now: now(),
  });
  return { session, token, cookie: sessionCookie(services, token) };
}

/** Ends the caller's session before another begins in the same browser. */
async function endSession(
  { store, now }: Services,
  { actor }: Caller,
  { id, account }: SessionRecord,
): Promise<void> {
  await store.sessions.end({
    id,
    account: account.id,
    action: 'sign-out',
    by: { actor, once: null },
    now: now(),
  });
}

/** The session's cookie; the browser forgets it when it is closed, the server long before. */
export const sessionCookie = ({ gate }: Services, token: string): string =>
  writeCookie(cookieNames(gate.secure).session, token, gate.secure, null);

/** Takes the session's cookie away. */
export const noSessionCookie = ({ gate }: Services): string =>
  writeCookie(cookieNames(gate.secure).session, '', gate.secure, 0);

/** What a page needs to know of who is here. */
export function describeSession(
  services: Services,
  who: Pick<Caller, 'session' | 'token' | 'device' | 'passwordExpired'>,
): Session {
  const { policy, provider } = services.gate;
  const { session, token, device, passwordExpired } = who;
  return {
    account: session?.account ?? null,
    device,
    csrf: token === null ? null : csrfTokenOf(token),
    endsAt: session === null ? null : new Date(sessionEnd(policy, session)).toISOString(),
    passwordExpired,
    policy: { id: policy.id, label: policy.label, minimumLength: policy.minimumLength, kinds: policy.kinds },
    provider: provider?.label ?? null,
    demonstration: demonstrationSession(services.gate),
  };
}
