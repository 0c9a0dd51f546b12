import { describe, expect, test } from 'vitest';
import type { Grant } from '../../data/model/account.ts';
import { passwordPolicies } from '../../data/rules/password-policy.ts';
import { csrfTokenOf } from '../../server/auth/tokens.ts';
import { codeOf, cookieOf, entrance } from '../helpers/entrance.ts';
import { anAccount, goodPassword, type Headers, host, signedIn, someone } from '../helpers/people.ts';
import { testServer } from '../helpers/server.ts';

const viewer = { county: 'qingshan', role: 'viewer' } as const;
const county = '/api/counties/qingshan';
const { server, now, pass, post, signIn, reads } = entrance();

describe('a session', () => {
  test('ends when nothing came for an hour, and a day after it began whatever came', async () => {
    const { headers } = await someone(server().services, viewer);
    pass(59);
    expect(await reads(headers)).toBe(200);
    pass(60);
    expect(await reads(headers)).toBe(401);
    const busy = await someone(server().services, viewer);
    for (let half = 0; half < 47; half += 1) {
      pass(30);
      expect(await reads(busy.headers)).toBe(200);
    }
    pass(30);
    expect(await reads(busy.headers)).toBe(401);
  });

  test('is not kept by what a page asks while nobody touches it', async () => {
    const { headers } = await someone(server().services, viewer);
    pass(59);
    expect(await reads({ ...headers, 'x-unattended': '1' })).toBe(200);
    expect((await server().sendAs(headers, '/api/session')).json().account).not.toBeNull();
    pass(1);
    expect(await reads(headers)).toBe(401);
  });

  test('is listed to its owner and revoked by its owner only', async () => {
    const [mine, other] = [
      await someone(server().services, viewer),
      await someone(server().services, viewer),
    ];
    const stolen = await signedIn(server().services, mine.account);
    const list = (await server().sendAs(mine.headers, '/api/account/sessions')).json();
    expect(list.map((one: { current: boolean }) => one.current).sort()).toEqual([false, true]);
    const id = list.find((one: { current: boolean }) => !one.current).id;
    expect((await post(`/api/account/sessions/${id}/end`, {}, other.headers)).statusCode).toBe(404);
    expect(await reads(stolen.headers)).toBe(200);
    const left = await post(`/api/account/sessions/${id}/end`, {}, mine.headers);
    expect(left.json()).toHaveLength(1);
    expect([await reads(stolen.headers), await reads(mine.headers)]).toEqual([401, 200]);
    await post('/api/session/end', {}, mine.headers);
    expect(await reads(mine.headers)).toBe(401);
  });

  test('ends when the roles of its account change, but not for another name', async () => {
    const { account, headers } = await someone(server().services, viewer);
    const change = (payload: object, revision: number) =>
      server().send({
        method: 'POST',
        url: `/api/accounts/${account.id}`,
        payload,
        headers: { 'if-match': `"${revision}"` },
      });
    const grants = [{ ...viewer, grids: [] }];
    expect((await change({ displayName: '另名', active: true, grants }, 0)).statusCode).toBe(200);
    expect(await reads(headers)).toBe(200);
    expect((await change({ displayName: '另名', active: true, grants: [] }, 1)).statusCode).toBe(200);
    expect(await reads(headers)).toBe(401);
  });

  test('goes on under another token for who changes the own roles, and the others end', async () => {
    const { account, headers } = await someone(server().services, { county: '*', role: 'administrator' });
    const other = await signedIn(server().services, account);
    const change = (grants: readonly Grant[], revision: number, as: Headers) =>
      post(
        `/api/accounts/${account.id}`,
        { displayName: '另名', active: true, grants },
        { ...as, 'if-match': `"${revision}"`, 'idempotency-key': `change-${revision}` },
      );
    const renamed = await change(account.grants, 0, headers);
    expect([renamed.headers['set-cookie'], await reads(headers)]).toEqual([undefined, 200]);
    const done = await change([{ ...viewer, grids: [] }], 1, headers);
    expect(done.json().grants).toMatchObject([viewer]);
    expect([await reads(headers), await reads(other.headers)]).toEqual([401, 401]);
    const renewed = { host, cookie: cookieOf(done) };
    expect(await reads(renewed)).toBe(200);
    const { csrf, account: seen } = (await server().sendAs(renewed, '/api/session')).json();
    expect([csrf, seen.id]).toEqual([csrfTokenOf(cookieOf(done).split('=')[1] ?? ''), account.id]);
  });

  test('goes on under another token when the password changes, and the others end', async () => {
    const { account, headers } = await someone(server().services, viewer);
    const other = await signedIn(server().services, account);
    const change = (current: string, password: string, as = headers) =>
      post('/api/account/password', { current, password }, as);
    expect(codeOf(await change('not this one', 'a longer password'))).toBe('wrong-credentials');
    const short = await change(goodPassword, 'short');
    expect([codeOf(short), short.json().errors]).toEqual([
      'password-refused',
      [{ at: 'body.password', message: 'too-short' }],
    ]);
    expect(codeOf(await change(goodPassword, '123qweasdzxc'))).toBe('password-refused');
    expect((await change(goodPassword, goodPassword)).json().errors[0].message).toBe('unchanged');
    const done = await change(goodPassword, 'another lantern, further on');
    expect(done.statusCode).toBe(200);
    expect([await reads(headers), await reads(other.headers)]).toEqual([401, 401]);
    expect(await reads({ host, cookie: cookieOf(done) })).toBe(200);
    expect((await signIn(account.name, 'another lantern, further on')).statusCode).toBe(200);
  });

  test('may do nothing but change a password that has run out', async () => {
    const { 'dengbao-2': policy } = passwordPolicies;
    const strict = await testServer({ policy }, now);
    const account = await anAccount(strict.services, viewer);
    pass(90 * 24 * 60);
    const { headers } = await signedIn(strict.services, account);
    expect(codeOf(await strict.sendAs(headers, county))).toBe('password-expired');
    expect((await strict.sendAs(headers, '/api/session')).json()).toMatchObject({ passwordExpired: true });
    const payload = { current: goodPassword, password: 'Another 1antern' };
    const changed = await strict.sendAs(headers, { method: 'POST', url: '/api/account/password', payload });
    expect((await strict.sendAs({ host, cookie: cookieOf(changed) }, county)).statusCode).toBe(200);
    await strict.close();
  });
});
