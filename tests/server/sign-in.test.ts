import { describe, expect, test } from 'vitest';
import { session } from '../../data/model/session.ts';
import { passwordPolicies } from '../../data/rules/password-policy.ts';
import { newInvitation } from '../../server/auth/invitation.ts';
import { csrfTokenOf, hashOfToken, newToken } from '../../server/auth/tokens.ts';
import { codeOf, cookieOf, entrance } from '../helpers/entrance.ts';
import {
  aDisplay,
  anAccount,
  fromOurPage,
  goodPassword,
  type Headers,
  host,
  signedIn,
  someone,
} from '../helpers/people.ts';
import { testServer } from '../helpers/server.ts';

const viewer = { county: 'qingshan', role: 'viewer' } as const;
const county = '/api/counties/qingshan';
const { server, now, pass, post, signIn, reads } = entrance();

describe('signing in', () => {
  test('gives a session whose cookie no script and no other site sees, and which reads', async () => {
    const account = await anAccount(server().services, viewer);
    const reply = await signIn(` ${account.name.toUpperCase()} `, goodPassword);
    expect(session.parse(reply.json())).toMatchObject({ account: { id: account.id }, device: null });
    expect(String(reply.headers['set-cookie'])).toMatch(
      /^seamless-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await reads({ host, cookie: cookieOf(reply) })).toBe(200);
    expect(reply.json().csrf).toBe(csrfTokenOf(cookieOf(reply).split('=')[1] ?? ''));
  });

  test('the cookie goes by https only where people come by https', async () => {
    const secure = await testServer({
      secure: true,
      origins: { publicOrigin: 'https://grid.example', loopback: true },
    });
    const account = await anAccount(secure.services, viewer);
    const payload = { name: account.name, password: goodPassword };
    const headers = { host: 'grid.example', origin: 'https://grid.example' };
    const reply = await secure.sendAs(headers, { method: 'POST', url: '/api/session', payload });
    expect(String(reply.headers['set-cookie'])).toMatch(/^__Host-seamless-session=.*; Secure$/);
    const elsewhere = await secure.sendAs(fromOurPage, { method: 'POST', url: '/api/session', payload });
    expect(codeOf(elsewhere)).toBe('cross-site');
    await secure.close();
  });

  test('an unknown name, a wrong password, a disabled and an invited account look alike', async () => {
    const disabled = await anAccount(server().services, viewer);
    const by = { actor: { kind: 'program', id: null, name: 'test', address: null }, once: null } as const;
    const change = { displayName: 'x', active: false, grants: [] };
    await server().store.accounts.change({
      id: disabled.id,
      revision: 0,
      change,
      renewal: null,
      by,
      now: now(),
    });
    const { invitation } = newInvitation(now());
    const account = { name: 'invited', displayName: 'x', grants: [] };
    await server().store.accounts.create({
      account,
      origin: 'local',
      invitation,
      passwordHash: null,
      identity: null,
      by,
      now: now(),
    });
    const known = await anAccount(server().services, viewer);
    const replies = [
      await signIn('nobody-at-all', goodPassword),
      await signIn(known.name, 'not the password'),
      await signIn(disabled.name, goodPassword),
      await signIn('invited', goodPassword),
    ];
    const told = replies.map((reply) => [reply.statusCode, reply.json().code, reply.json().detail]);
    expect(new Set(told.map(String)).size).toBe(1);
    expect(told[0]).toEqual([401, 'wrong-credentials', 'The name or the password is wrong.']);
    const entries = await server().store.audit.page({ action: 'sign-in-refused' }, null, 10);
    expect(entries).toHaveLength(4);
    expect(JSON.stringify(entries)).not.toContain('nobody-at-all');
  });

  test('a session planted beforehand is not the one that is signed in: the token is new', async () => {
    const account = await anAccount(server().services, viewer);
    const planted = newToken();
    const reply = await signIn(account.name, goodPassword, {
      ...fromOurPage,
      cookie: `seamless-session=${planted}`,
    });
    expect(cookieOf(reply)).not.toContain(planted);
    const first = await signedIn(server().services, account);
    const again = await signIn(account.name, goodPassword, first.headers);
    expect(again.statusCode).toBe(200);
    expect(await reads(first.headers)).toBe(401);
    expect(await reads({ host, cookie: cookieOf(again) })).toBe(200);
  });
});

describe('guessing', () => {
  test('is limited for each name, known or not, wherever it comes from', async () => {
    const { name } = await anAccount(server().services, viewer);
    for (const guessed of [name, 'nobody-at-all']) {
      for (let tries = 0; tries < 10; tries += 1)
        expect((await signIn(guessed, 'wrong', fromOurPage, `198.51.100.${tries}`)).statusCode).toBe(401);
      const reply = await signIn(guessed, goodPassword, fromOurPage, '198.51.100.99');
      expect([reply.statusCode, codeOf(reply)]).toEqual([429, 'too-many-attempts']);
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    }
    pass(10);
    expect((await signIn(name, goodPassword)).statusCode).toBe(200);
  });

  test('is limited for each address, and a forged X-Forwarded-For does not help', async () => {
    for (let tries = 0; tries < 30; tries += 1)
      await signIn(
        `name-${tries}`,
        'wrong',
        { ...fromOurPage, 'x-forwarded-for': `203.0.113.${tries}` },
        '192.0.2.66',
      );
    const forged = { ...fromOurPage, 'x-forwarded-for': '203.0.113.200' };
    expect((await signIn('name-31', 'wrong', forged, '192.0.2.66')).statusCode).toBe(429);
    expect((await signIn('name-31', 'wrong', forged, '192.0.2.67')).statusCode).toBe(401);
  });

  test('five failures lock an account for half an hour under 等保二级, also after a restart', async () => {
    const { 'dengbao-2': policy } = passwordPolicies;
    const strict = await testServer({ policy }, now);
    const { name } = await anAccount(strict.services, viewer);
    const attempt = (password: string) =>
      strict.sendAs(fromOurPage, { method: 'POST', url: '/api/session', payload: { name, password } });
    for (let tries = 0; tries < 5; tries += 1) expect((await attempt('wrong')).statusCode).toBe(401);
    strict.services.gate.attempts.forgive(`name ${name}`);
    expect((await attempt(goodPassword)).statusCode).toBe(429);
    pass(30);
    expect((await attempt(goodPassword)).statusCode).toBe(200);
    await strict.close();
  });
});

describe('a request that changes something', () => {
  const issue = { category: 'litter', longitude: 114.12, latitude: 24.345 };
  test('must come from a page of ours and carry the session’s token', async () => {
    const { headers } = await someone(server().services, { ...viewer, role: 'planner' });
    const { origin: _, ...withoutOrigin } = headers;
    const { 'x-csrf-token': token, ...withoutToken } = headers;
    const attempts: [Headers, number][] = [
      [headers, 201],
      [withoutOrigin, 403],
      [withoutToken, 403],
      [{ ...headers, origin: 'http://evil.example' }, 403],
      [{ ...headers, origin: 'null' }, 403],
      [{ ...headers, origin: `http://${host}.evil.example` }, 403],
      [{ ...headers, 'x-csrf-token': `${token}x` }, 403],
      // A name that was made to point to this machine (DNS rebinding).
      [{ ...headers, host: 'evil.example:8080', origin: 'http://evil.example:8080' }, 403],
    ];
    for (const [sent, status] of attempts)
      expect((await post(`${county}/issues`, issue, sent)).statusCode, JSON.stringify(sent)).toBe(status);
  });
  test('signing in from another site is refused, too', async () => {
    const { name } = await anAccount(server().services, viewer);
    expect(codeOf(await signIn(name, goodPassword, { host, origin: 'http://evil.example' }))).toBe(
      'cross-site',
    );
  });
});

describe('the first password', () => {
  const admin = { name: 'root-admin', displayName: '管理员' };
  test('of the administrator is set by the set-up link, once', async () => {
    const token = newToken();
    const fresh = await testServer({ setUp: { tokenHash: hashOfToken(token) } });
    const set = (payload: object) =>
      fresh.sendAs(fromOurPage, { method: 'POST', url: '/api/session/password', payload });
    expect(codeOf(await set({ token: newToken(), password: goodPassword, account: admin }))).toBe(
      'link-spent',
    );
    expect(codeOf(await set({ token, password: 'short', account: admin }))).toBe('password-refused');
    const both = await Promise.all(
      [1, 2].map((one) =>
        set({ token, password: goodPassword, account: { ...admin, name: `admin-${one}` } }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
    expect(codeOf(await set({ token, password: goodPassword, account: admin }))).toBe('link-spent');
    const made = both.find(({ statusCode }) => statusCode === 200);
    expect(made?.json().account.grants).toEqual([{ county: '*', role: 'administrator', grids: [] }]);
    await fresh.close();
  });
  test('of an invited account is set by the invitation, once and within a week', async () => {
    const invite = (name: string) =>
      server().send({
        method: 'POST',
        url: '/api/accounts',
        payload: { name, displayName: name, grants: [{ ...viewer, grids: [] }] },
      });
    const [first, late] = [(await invite('first-one')).json(), (await invite('late-one')).json()];
    const set = (token: string) => post('/api/session/password', { token, password: goodPassword });
    const done = await set(first.token);
    expect(await reads({ host, cookie: cookieOf(done) })).toBe(200);
    expect(codeOf(await set(first.token))).toBe('link-spent');
    pass(7 * 24 * 60);
    expect(codeOf(await set(late.token))).toBe('link-spent');
    const again = await server().sendAs(
      (await someone(server().services, { county: '*', role: 'administrator' })).headers,
      {
        method: 'POST',
        url: `/api/accounts/${late.account.id}/invitation`,
        payload: {},
      },
    );
    expect((await set(again.json().token)).statusCode).toBe(200);
  });
});

describe('a wall display', () => {
  test('reads by its cookie for ever, and never after it was revoked', async () => {
    const { id, token } = await aDisplay(server().services, 'qingshan');
    const entered = await post('/api/session/device', { token });
    expect(String(entered.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=34560000$/);
    const headers = { ...fromOurPage, cookie: cookieOf(entered) };
    pass(400 * 24 * 60);
    expect(await reads({ ...headers, 'x-unattended': '1' })).toBe(200);
    const [seen] = await server().store.devices.list('qingshan');
    expect(seen?.lastSeenAt).toBe(new Date(now()).toISOString());
    expect(
      (await post(`${county}/issues`, { category: 'litter', longitude: 114.12, latitude: 24.345 }, headers))
        .statusCode,
    ).toBe(403);
    const admin = await someone(server().services, { county: 'qingshan', role: 'administrator' });
    const gone = await post(`${county}/devices/${id}/end`, {}, admin.headers);
    expect(gone.json().revokedAt).not.toBeNull();
    expect(await reads(headers)).toBe(401);
    expect(codeOf(await post('/api/session/device', { token }))).toBe('wrong-credentials');
  });
  test('is made by an administrator of the county, and its token is shown once', async () => {
    const admin = await someone(server().services, { county: 'qingshan', role: 'administrator' });
    const made = (await post(`${county}/devices`, { label: '大厅' }, admin.headers)).json();
    expect(await reads({ host, authorization: `Bearer ${made.token}` })).toBe(200);
    expect(JSON.stringify((await server().sendAs(admin.headers, `${county}/devices`)).json())).not.toContain(
      made.token,
    );
  });
});

test('the demonstration signs in only where it is allowed', async () => {
  const demo = { role: 'leader' };
  expect(codeOf(await post('/api/session/demonstration', demo))).toBe('forbidden');
});
