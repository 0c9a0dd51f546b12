// @vitest-environment jsdom
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { enter } from '../../../client/session/display.ts';
import type { Session } from '../../../data/model/session.ts';
import { MockProblem, mockApi, somebody } from '../../helpers/mock-api.ts';

const [good, revoked] = ['g'.repeat(43), 'r'.repeat(43)];
const nobody: Session = { ...somebody, account: null, csrf: null };
const display = (county: string): Session['device'] => ({
  id: 1,
  county,
  label: '大厅',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastSeenAt: null,
  revokedAt: null,
});
let session: Session;
let entered: string[];
const { handlers, requests } = mockApi({
  session: () => session,
  signInDevice: ({ body }) => {
    entered.push(body.token);
    if (body.token !== good) return new MockProblem('wrong-credentials', 401);
    session = { ...nobody, device: display('wengyuan') };
    return session;
  },
});
const server = setupServer(...handlers);
beforeAll(() => server.listen());
afterAll(() => server.close());
beforeEach(() => {
  session = nobody;
  entered = [];
  requests.length = 0;
  localStorage.clear();
  history.replaceState(null, '', '/wall/wengyuan');
});
afterEach(() => server.resetHandlers());
const open = (token: string) => history.replaceState(null, '', `/wall/wengyuan?dwell=5#token=${token}`);

test('the token in the address opens the wall, leaves the address and is kept', async () => {
  open(good);
  expect(await enter('wengyuan')).toBe('ready');
  expect(location.href).toMatch(/\/wall\/wengyuan\?dwell=5$/);
  session = nobody;
  expect(await enter('wengyuan')).toBe('ready');
  expect(entered).toEqual([good, good]);
});
test('a token for one county is not tried on another’s wall', async () => {
  open(good);
  await enter('wengyuan');
  session = nobody;
  expect(await enter('dafang')).toBe('no-token');
});
test('who may read already is not asked for a token', async () => {
  session = { ...nobody, device: display('wengyuan') };
  expect(await enter('wengyuan')).toBe('ready');
  session = somebody;
  expect(await enter('wengyuan')).toBe('ready');
  session = { ...nobody, device: display('dafang') };
  expect(await enter('wengyuan')).toBe('no-token');
  expect(entered).toEqual([]);
});
test('a revoked token says so', async () => {
  open(revoked);
  expect(await enter('wengyuan')).toBe('revoked');
});
test('the demonstration offers its own, also after another was revoked', async () => {
  session = { ...nobody, demonstration: { roles: [], walls: { wengyuan: good } } };
  expect(await enter('wengyuan')).toBe('ready');
  session = { ...nobody, demonstration: { roles: [], walls: { wengyuan: good } } };
  open(revoked);
  expect(await enter('wengyuan')).toBe('ready');
  expect(entered).toEqual([good, revoked, good]);
});
test('what is no token is none', async () => {
  history.replaceState(null, '', '/wall/wengyuan#token=<script>');
  expect(await enter('wengyuan')).toBe('no-token');
});
