import { createHash } from 'node:crypto';
import type { Account } from '../../data/model/account.ts';
import { program } from '../../data/model/audit.ts';
import { type Handler, refuse } from '../answer.ts';
import { beginSession } from '../auth/begin-session.ts';
import { writeCookie } from '../auth/cookies.ts';
import type { Identified } from '../auth/provider.ts';
import { sameText } from '../auth/tokens.ts';
import type { Services } from '../services.ts';
import { providerCookie } from './sign-in-by-provider.ts';

/**
 * Ends a sign-in that began at the provider, and goes on to the page. Who comes for the first time gets an account without
 * any role; an administrator gives it one.
 */
export const returnFromProvider: Handler<'returnFromProvider'> = async (services, { query }, visit) => {
  const { gate } = services;
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const state = query.state ?? '';
  const away = writeCookie(providerCookie, '', gate.secure, 0, 'Lax');
  if (gate.provider === null) return refuse('not-found', 'No OpenID provider is set up here.');
  const began = visit.cookie(providerCookie);
  if (began === null || !sameText(began, state)) return failed(away);
  const identified = await gate.provider.finish(new URLSearchParams(given), state);
  if (identified === null) return failed(away);
  const account = await accountOf(services, identified);
  if (!account.active) return failed(away);
  const { cookie } = await beginSession(services, visit, account);
  return { ok: true, redirect: '/', cookies: [away, cookie] };
};

const failed = (cookie: string) =>
  ({ ok: true, redirect: '/sign-in?failed=provider', cookies: [cookie] }) as const;

async function accountOf({ store, now }: Services, { issuer, subject, name }: Identified): Promise<Account> {
  const known = await store.accounts.byProvider({ issuer, subject });
  if (known !== null) return known;
  const mark = createHash('sha256').update(`${issuer} ${subject}`).digest('hex').slice(0, 16);
  const displayName = name.replaceAll(/\p{C}/gu, '').trim() || mark;
  const created = await store.accounts.create({
    account: { name: `oidc-${mark}`, displayName, grants: [] },
    origin: 'oidc',
    invitation: null,
    passwordHash: null,
    identity: { issuer, subject },
    by: { actor: program, once: null },
    now: now(),
  });
  if (!created.ok) throw new Error(`two people are oidc-${mark}`);
  return created.account;
}
