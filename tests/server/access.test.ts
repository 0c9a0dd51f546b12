import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, type Route, type RouteName } from '../../data/api.ts';
import { problem } from '../../data/model/problem.ts';
import { fieldPolicy, policy } from '../../data/rules/access.ts';
import { type Asking, askings, county, expected, headersFor, nameOf } from '../helpers/askings.ts';
import type { Headers } from '../helpers/people.ts';
import {
  addressOf,
  payloadOf,
  type SampleCall,
  type SampleCalls,
  sampleCalls,
} from '../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

/**
 * Generated from the policy table: every route, asked by every reader, of the own and of another county, bound to the grid
 * in question and to another one. `policy` itself is held to its meaning in tests/data/rules/access.test.ts.
 */
const routes = Object.keys(api).filter((name): name is RouteName => name in api);
let server: TestServer;
let calls: SampleCalls;
const headersOf = new Map<string, (again?: boolean) => Promise<Headers>>();
/** After these the caller is no longer who it was. */
const ending: readonly RouteName[] = ['signOut', 'signIn', 'signInAsDemo', 'setPassword', 'changePassword'];
beforeAll(async () => {
  const provider = {
    label: 'p',
    begin: async () => ({ url: 'http://p/', state: 's' }),
    finish: async () => null,
  };
  server = await testServer({ demonstration: [county], provider });
  calls = await sampleCalls(server);
  for (const asking of askings) headersOf.set(nameOf(asking), await headersFor(server, asking));
});
afterAll(() => server.close());

async function ask(name: RouteName, asking: Asking): Promise<'sign-in' | 'forbidden' | 'allowed'> {
  const { input, body, revision }: SampleCall<RouteName> = calls[name];
  const headersFor = headersOf.get(nameOf(asking));
  const headers = (await headersFor?.()) ?? {};
  const reply = await server.sendAs(
    { ...headers, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) },
    {
      method: api[name].method,
      url: addressOf(name, input),
      ...(body === undefined ? {} : payloadOf(body)),
    },
  );
  if (ending.includes(name)) await headersFor?.(true);
  expect(reply.statusCode, reply.body).toBeLessThan(500);
  if (reply.statusCode < 400) return 'allowed';
  const { code } = problem.parse(reply.json());
  if (code === 'sign-in-required') return 'sign-in';
  return code === 'forbidden' ? 'forbidden' : 'allowed';
}

describe.each(routes.filter((name) => name !== 'live'))('%s', (name) => {
  test.each(askings.map((asking) => [nameOf(asking), asking] as const))('asked by %s', async (_, asking) => {
    expect(await ask(name, asking)).toBe(expected(name, asking));
  });
});

describe('a telephone number', () => {
  test.each(
    askings
      .filter(({ reader, here }) => here && policy.grid[reader] === 'yes')
      .map((one) => [nameOf(one), one] as const),
  )('as %s sees it', async (_, asking) => {
    const headers = (await headersOf.get(nameOf(asking))?.()) ?? {};
    const reach = fieldPolicy.telephone[asking.reader];
    const clear = reach === 'yes' || (reach === 'own' && asking.binding !== 'other');
    const grid = await server.sendAs(headers, addressOf('grid', { county, tier: 'minor', grid: 'W-01' }));
    const numbers: string[] = grid
      .json()
      .responsibilities.flatMap(({ telephone }: { telephone: string | null }) => telephone ?? []);
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(number).toMatch(clear ? /^000-\d+$/ : /^000\*{4}\d{4}$/);
    const roster = (await server.sendAs(headers, addressOf('roster', { county }))).body;
    expect(roster.includes('000-5550102')).toBe(reach === 'yes');
    expect(/"000-\d{7}"/.test(roster)).toBe(reach !== 'no');
  });
  test('is not found by searching for its digits', async () => {
    for (const q of ['5550101', '000-5550101', '000****0101'])
      expect((await server.send(addressOf('search', { county, q }))).json()).toEqual([]);
  });
});

test('every reply that depends on the reader says so to caches, and stays private', async () => {
  for (const name of routes) {
    const route: Route = api[name];
    if (route.method !== 'GET' || name === 'live' || route.reply.type === 'redirect') continue;
    const { input, headers }: SampleCall<RouteName> = calls[name];
    const reply = await server.sendAs(
      (await headers?.()) ?? server.administrator.headers,
      addressOf(name, input),
    );
    expect(reply.headers.vary, name).toContain('Cookie');
    expect(reply.headers['cache-control'], name).not.toContain('public');
  }
});
