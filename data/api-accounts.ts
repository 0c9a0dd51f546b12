import { z } from 'zod';
import { account, changedAccount, device, newAccount, sessionSummary } from './model/account.ts';
import { auditFilter, auditPage } from './model/audit.ts';
import * as sessions from './model/session.ts';
import { slug } from './model/text.ts';

/** The part of the contract table that is about who may use it: sessions, accounts, wall displays, the audit log. */

const json = <S extends z.ZodType>(schema: S) => ({ type: 'json', schema }) as const;
const number = z.coerce.number().int().positive();
const ofAccount = z.strictObject({ account: number });
const inCounty = z.strictObject({ county: slug });

/** What a provider may send along (OpenID Connect Core, RFC 6749, RFC 9207). */
const text = z.string().max(4_000).optional();
const fromProvider = z.strictObject({
  code: text,
  state: text,
  iss: text,
  scope: text,
  session_state: text,
  error: text,
  error_description: text,
  error_uri: text,
});

// biome-ignore format: a table reads best as one
export const accountRoutes = {
  session: {
    method: 'GET', path: '/api/session', tag: 'sessions', summary: 'Who is here, and how one may sign in',
    status: 200, reply: json(sessions.session), caching: 'none',
  },
  signIn: {
    method: 'POST', path: '/api/session', tag: 'sessions', summary: 'Sign in by name and password',
    body: sessions.signIn, status: 200, reply: json(sessions.session), caching: 'none', errors: [401, 403],
  },
  signInAsDemo: {
    method: 'POST', path: '/api/session/demonstration', tag: 'sessions', summary: 'Sign in as a demonstration account, where there are any',
    body: sessions.signInAsDemo, status: 200, reply: json(sessions.session), caching: 'none', errors: [403],
  },
  signInByProvider: {
    method: 'GET', path: '/api/session/provider', tag: 'sessions', summary: 'Go to the OpenID provider to sign in',
    status: 302, reply: { type: 'redirect' }, caching: 'none',
  },
  returnFromProvider: {
    method: 'GET', path: '/api/session/provider/return', tag: 'sessions', summary: 'Come back from the OpenID provider',
    query: fromProvider, status: 302, reply: { type: 'redirect' }, caching: 'none',
  },
  signInDevice: {
    method: 'POST', path: '/api/session/device', tag: 'sessions', summary: 'Let this browser read as a wall display, by its token',
    body: sessions.signInDevice, status: 200, reply: json(sessions.session), caching: 'none', errors: [401, 403],
  },
  setPassword: {
    method: 'POST', path: '/api/session/password', tag: 'sessions', summary: 'Set the first password, by invitation or by the set-up link, and sign in',
    body: sessions.setPassword, status: 200, reply: json(sessions.session), caching: 'none', errors: [401, 403, 409, 422],
  },
  signOut: {
    method: 'POST', path: '/api/session/end', tag: 'sessions', summary: 'Sign out',
    body: z.strictObject({}), status: 200, reply: json(sessions.session), caching: 'none', errors: [403],
  },
  ownSessions: {
    method: 'GET', path: '/api/account/sessions', tag: 'sessions', summary: 'Where one is signed in',
    status: 200, reply: json(z.array(sessionSummary)), caching: 'none', errors: [401],
  },
  revokeOwnSession: {
    method: 'POST', path: '/api/account/sessions/{session}/end', tag: 'sessions', summary: 'End one of one’s own sessions',
    parameters: z.strictObject({ session: number }), body: z.strictObject({}),
    status: 200, reply: json(z.array(sessionSummary)), caching: 'none', errors: [401, 403],
  },
  changePassword: {
    method: 'POST', path: '/api/account/password', tag: 'sessions', summary: 'Change one’s own password; all other sessions end',
    body: sessions.changePassword, status: 200, reply: json(sessions.session), caching: 'none', errors: [401, 403, 422],
  },
  accounts: {
    method: 'GET', path: '/api/accounts', tag: 'accounts', summary: 'The accounts one administers',
    status: 200, reply: json(z.array(account)), caching: 'none', errors: [401, 403],
  },
  createAccount: {
    method: 'POST', path: '/api/accounts', tag: 'accounts', summary: 'Make an account; the invitation is shown once',
    body: newAccount, status: 201, reply: json(sessions.invitation), caching: 'none', errors: [401, 403, 409],
  },
  changeAccount: {
    method: 'POST', path: '/api/accounts/{account}', tag: 'accounts', summary: 'Change a name, roles or whether it is active; needs If-Match',
    parameters: ofAccount, body: changedAccount, conditional: true,
    status: 200, reply: json(account), caching: 'none', errors: [401, 403, 409, 412, 428],
  },
  inviteAgain: {
    method: 'POST', path: '/api/accounts/{account}/invitation', tag: 'accounts', summary: 'A new invitation, shown once: for a forgotten password',
    parameters: ofAccount, body: z.strictObject({}), status: 201, reply: json(sessions.invitation), caching: 'none', errors: [401, 403, 409],
  },
  devices: {
    method: 'GET', path: '/api/counties/{county}/devices', tag: 'accounts', summary: 'The wall displays of a county',
    parameters: inCounty, status: 200, reply: json(z.array(device)), caching: 'none', errors: [401, 403],
  },
  createDevice: {
    method: 'POST', path: '/api/counties/{county}/devices', tag: 'accounts', summary: 'A read-only token for a wall display, shown once',
    parameters: inCounty, body: sessions.newDevice, status: 201, reply: json(sessions.deviceToken), caching: 'none', errors: [401, 403, 409],
  },
  revokeDevice: {
    method: 'POST', path: '/api/counties/{county}/devices/{device}/end', tag: 'accounts', summary: 'Revoke a wall display’s token',
    parameters: inCounty.extend({ device: number }), body: z.strictObject({}),
    status: 200, reply: json(device), caching: 'none', errors: [401, 403],
  },
  audit: {
    method: 'GET', path: '/api/audit', tag: 'audit', summary: 'The audit log of the counties one administers, latest first',
    query: auditFilter.extend({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      before: number.optional().meta({ description: '`next` of the page before' }),
    }),
    status: 200, reply: json(auditPage), caching: 'none', errors: [401, 403],
  },
  auditCsv: {
    method: 'GET', path: '/api/audit.csv', tag: 'audit', summary: 'The same as CSV, the latest 10,000',
    query: auditFilter, status: 200, reply: { type: 'bytes', mediaType: 'text/csv' }, caching: 'none', errors: [401, 403],
  },
} as const;
