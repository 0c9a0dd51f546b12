import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Person, someone } from '../helpers/people.ts';
import { movedVertex } from '../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let planner: Person;
let admin: Person;
beforeEach(async () => {
  server = await testServer();
  planner = await someone(server.services, { county: 'qingshan', role: 'planner' });
  admin = await someone(server.services, { county: '*', role: 'administrator' });
});
afterEach(() => server.close());

const county = '/api/counties/qingshan';
const issue = { category: 'litter', longitude: 114.115, latitude: 24.35 };
const post = (url: string, payload: object, key: string, who = planner, headers = {}) =>
  server.sendAs({ ...who.headers, ...headers, 'idempotency-key': key }, { method: 'POST', url, payload });

describe('the same key with the same request', () => {
  test('reports an issue once, also when both are sent at once', async () => {
    const before = await server.store.issues.count('qingshan');
    const replies = await Promise.all([1, 2, 3].map(() => post(`${county}/issues`, issue, 'a')));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(await server.store.issues.count('qingshan')).toBe(before + 1);
  });
  test('begins one draft and appends edits once, though the revision has moved on', async () => {
    const base = (await server.store.plans.inForce('qingshan', '2026-10-15'))?.hash;
    const [one, two] = [
      await post(`${county}/drafts`, { base, title: '稿' }, 'b'),
      await post(`${county}/drafts`, { base, title: '稿' }, 'b'),
    ];
    expect(two.body).toBe(one.body);
    const edits = () =>
      post(`${county}/drafts/${one.json().id}/edits`, { edits: [movedVertex] }, 'c', planner, {
        'if-match': '"0"',
      });
    expect([(await edits()).json().revision, (await edits()).json().revision]).toEqual([1, 1]);
    expect(await server.store.drafts.list('qingshan')).toHaveLength(1);
  });
  test('changes an account once', async () => {
    const payload = { displayName: '新名', active: true, grants: planner.account.grants };
    const change = () =>
      post(`/api/accounts/${planner.account.id}`, payload, 'd', admin, { 'if-match': '"0"' });
    expect([(await change()).json().revision, (await change()).json().revision]).toEqual([1, 1]);
  });
  test('shows a secret once', async () => {
    const made = await post(`${county}/devices`, { label: '大厅' }, 'e', admin);
    const again = await post(`${county}/devices`, { label: '大厅' }, 'e', admin);
    expect([made.statusCode, again.statusCode, again.json().code]).toEqual([201, 409, 'already-done']);
    expect(await server.store.devices.list('qingshan')).toHaveLength(1);
    const invite = () =>
      post('/api/accounts', { name: 'newcomer', displayName: '新', grants: [] }, 'f', admin);
    expect([(await invite()).statusCode, (await invite()).json().code]).toEqual([201, 'already-done']);
  });
});

test('a refused request may be sent again under its key', async () => {
  const wrong = await post(`${county}/drafts`, { base: 'no-such-plan', title: '稿' }, 'g');
  expect(wrong.statusCode).toBe(404);
  expect((await post(`${county}/drafts`, { base: 'no-such-plan', title: '稿' }, 'g')).statusCode).toBe(404);
});
test('the same key with another request is refused', async () => {
  await post(`${county}/issues`, issue, 'h');
  const other = await post(`${county}/issues`, { ...issue, description: '另一件' }, 'h');
  expect([other.statusCode, other.json().code]).toEqual([422, 'key-reused']);
});
test('a key is its sender’s own', async () => {
  const second = await someone(server.services, { county: 'qingshan', role: 'planner' });
  const [one, two] = [
    await post(`${county}/issues`, issue, 'i'),
    await post(`${county}/issues`, issue, 'i', second),
  ];
  expect(two.json().id).not.toBe(one.json().id);
});
test('a key is printable and not endless', async () => {
  expect((await post(`${county}/issues`, issue, 'x'.repeat(201))).statusCode).toBe(400);
});

describe('If-Match', () => {
  test('missing is 428, stale is 412 with the revision there is', async () => {
    const url = `/api/accounts/${planner.account.id}`;
    const payload = { displayName: '新名', active: true, grants: planner.account.grants };
    const change = (headers: Record<string, string>) =>
      server.sendAs({ ...admin.headers, ...headers }, { method: 'POST', url, payload });
    expect((await change({})).json()).toMatchObject({ status: 428, code: 'revision-required' });
    const changed = await change({ 'if-match': '"0"' });
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"1"']);
    expect((await change({ 'if-match': '"0"' })).json()).toMatchObject({ status: 412, revision: 1 });
    for (const odd of ['*', 'W/"1"', '1', '"1", "2"'])
      expect((await change({ 'if-match': odd })).statusCode).toBe(412);
  });
  test('of two who change the same, one is first', async () => {
    const url = `/api/accounts/${planner.account.id}`;
    const change = (displayName: string) =>
      server.sendAs(
        { ...admin.headers, 'if-match': '"0"' },
        { method: 'POST', url, payload: { displayName, active: true, grants: planner.account.grants } },
      );
    const replies = await Promise.all(['甲', '乙', '丙'].map(change));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
  });
});

test('the last administrator of everything can be neither disabled nor demoted', async () => {
  const all = await server.store.accounts.list();
  const governs = all.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'));
  const disable = async (id: number, who: Person) =>
    post(`/api/accounts/${id}`, { displayName: 'x', active: false, grants: [] }, `off-${id}`, who, {
      'if-match': '"0"',
    });
  const others = governs.filter(({ id }) => id !== admin.account.id);
  for (const { id } of others) expect((await disable(id, admin)).statusCode).toBe(200);
  expect((await disable(admin.account.id, admin)).json().code).toBe('last-administrator');
});
