import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openIdProvider } from '../../server/auth/provider.ts';
import { fromOurPage, host, origin } from '../helpers/people.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

/** A small OpenID provider: discovery, keys, and a token endpoint that checks the code, the client and PKCE. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const codes = new Map<string, { challenge: string; nonce: string; subject: string }>();
/** What the next id token says otherwise than it should. */
let twist: Record<string, unknown> = {};
let issuer = '';
let http: Server;

function idToken(nonce: string, subject: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: 'grid',
    sub: subject,
    nonce,
    name: '王工',
    iat: seconds,
    exp: seconds + 60,
    ...twist,
  };
  const text = `${base64url({ alg: 'RS256', kid: 'k' })}.${base64url(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

beforeAll(async () => {
  http = createServer(async (request, response) => {
    const json = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (request.url === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    const form = await formOf(request);
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const secret = form.get('client_secret') === 'secret';
    if (given === undefined || given.challenge !== challenge || !secret)
      return json({ error: 'invalid_grant' }, 400);
    return json({ access_token: 'a', token_type: 'Bearer', id_token: idToken(given.nonce, given.subject) });
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  issuer = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
});
afterAll(() => http.close());

let server: TestServer;
beforeEach(async () => {
  twist = {};
  const settings = {
    issuer,
    clientId: 'grid',
    clientSecret: 'secret',
    label: '县统一认证',
    returnTo: `${origin}/api/session/provider/return`,
  };
  server = await testServer({ provider: openIdProvider(settings) });
  return () => server.close();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  server.sendAs({ ...fromOurPage, ...headers }, url);

/** As a browser: begins here, agrees at the provider, and comes back. */
async function come(subject: string, change: { state?: string; code?: string; cookie?: string } = {}) {
  const begun = await get('/api/session/provider');
  const there = new URL(String(begun.headers.location));
  const asked = (name: string) => there.searchParams.get(name) ?? '';
  expect([there.origin, asked('code_challenge_method'), asked('redirect_uri')]).toEqual([
    issuer,
    'S256',
    `${origin}/api/session/provider/return`,
  ]);
  const code = `code-${codes.size}-${subject}`;
  codes.set(code, { challenge: asked('code_challenge'), nonce: asked('nonce'), subject });
  const state = change.state ?? asked('state');
  const cookie = change.cookie ?? String(begun.headers['set-cookie']).split(';')[0] ?? '';
  return get(`/api/session/provider/return?${new URLSearchParams({ code: change.code ?? code, state })}`, {
    cookie,
  });
}
const cookieOf = (reply: Awaited<ReturnType<typeof get>>) =>
  [reply.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .find((one) => /^seamless-session=[\w-]{43}$/.test(one ?? ''));

describe('sign-in by an OpenID provider', () => {
  test('lets a newcomer in without any role, and knows them again', async () => {
    const reply = await come('wang');
    expect([reply.statusCode, reply.headers.location]).toEqual([302, '/']);
    const cookie = cookieOf(reply) ?? '';
    const { account, provider } = (await get('/api/session', { cookie })).json();
    expect(account).toMatchObject({ displayName: '王工', origin: 'oidc', grants: [] });
    expect(provider).toBe('县统一认证');
    expect((await get('/api/counties/qingshan', { cookie })).statusCode).toBe(403);
    const again = (await get('/api/session', { cookie: cookieOf(await come('wang')) ?? '' })).json();
    expect(again.account.id).toBe(account.id);
    expect(
      (await get('/api/session', { cookie: cookieOf(await come('li')) ?? '' })).json().account.id,
    ).not.toBe(account.id);
  });

  test.each<[string, Parameters<typeof come>[1], Record<string, unknown>]>([
    ['another state', { state: 'x'.repeat(43) }, {}],
    ['no cookie of this browser', { cookie: 'other=1' }, {}],
    ['a code the provider never gave', { code: 'forged' }, {}],
    ['an id token for somebody else’s service', {}, { aud: 'other' }],
    ['an id token of another issuer', {}, { iss: 'http://127.0.0.1:1' }],
    ['an id token of another sign-in', {}, { nonce: 'other' }],
    ['an id token that has run out', {}, { exp: 1_000_000 }],
  ])('refuses %s', async (_, change, otherwise) => {
    twist = otherwise;
    const reply = await come('wang', change);
    expect(reply.headers.location).toBe('/sign-in?failed=provider');
    expect(cookieOf(reply)).toBeUndefined();
    expect((await server.store.accounts.list()).filter((one) => one.origin === 'oidc')).toEqual([]);
  });

  test('keeps a disabled account out', async () => {
    await come('wang');
    const known = (await server.store.accounts.list()).find((one) => one.origin === 'oidc');
    const payload = { displayName: '王工', active: false, grants: [] };
    await server.send({
      method: 'POST',
      url: `/api/accounts/${known?.id}`,
      payload,
      headers: { 'if-match': '"0"', host },
    });
    expect((await come('wang')).headers.location).toBe('/sign-in?failed=provider');
  });
});

test('where there is no provider, there is no such way', async () => {
  const plain = await testServer();
  expect((await plain.sendAs(fromOurPage, '/api/session/provider')).statusCode).toBe(404);
  await plain.close();
});
