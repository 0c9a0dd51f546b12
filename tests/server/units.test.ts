import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countyNames } from '../../data/load/county-folders.ts';
import { loadFolders } from '../../data/load/load-folders.ts';
import type { Grant } from '../../data/model/account.ts';
import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import { makeDemonstration } from '../../server/auth/demonstration.ts';
import { anAccount, signedIn } from '../helpers/people.ts';
import { payloadOf } from '../helpers/sample-calls.ts';
import { fixtures, type TestServer, testNow, testServer } from '../helpers/server.ts';

const county = 'qingshan';
let server: TestServer;
let unit: string;
beforeAll(async () => {
  server = await testServer();
  const roster = await server.store.counties.roster(county);
  unit = roster?.parties.find(({ kind }) => kind === 'unit')?.id ?? '';
});
afterAll(() => server.close());

const officer = (of: string): Grant => ({ county, role: 'officer', grids: ['W-01'], unit: of });
const create = (name: string, grants: readonly Grant[]) =>
  server.send({ method: 'POST', url: '/api/accounts', ...payloadOf({ name, displayName: name, grants }) });

test('an account is given a unit of the roster, which its owner sees, and no other', async () => {
  const made = await create('of-unit', [officer(unit)]);
  expect(made.statusCode).toBe(201);
  expect(made.json().account.grants).toEqual([officer(unit)]);
  const person = await signedIn(server.services, made.json().account);
  const session = await server.sendAs(person.headers, '/api/session');
  expect(session.json().account.grants[0].unit).toBe(unit);
  const refused = await create('of-none', [officer('no-such-unit')]);
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'invalid-request']);
  const everywhere = { county: '*', role: 'viewer', grids: [], unit } as const;
  expect((await create('of-every', [{ ...everywhere, grids: [] }])).statusCode).toBe(400);
});

test('another unit is another role: whoever is signed in signs in again', async () => {
  const account = await anAccount(server.services, { county, role: 'officer', grids: ['W-01'] });
  const { headers } = await signedIn(server.services, account);
  const change = (of: string, revision: number) =>
    server.sendAs(
      { ...server.administrator.headers, 'if-match': `"${revision}"` },
      {
        method: 'POST',
        url: `/api/accounts/${account.id}`,
        ...payloadOf({ displayName: account.displayName, active: true, grants: [officer(of)] }),
      },
    );
  expect((await change('no-such-unit', 0)).statusCode).toBe(400);
  expect((await change(unit, 0)).statusCode).toBe(200);
  expect((await server.sendAs(headers, '/api/account/sessions')).statusCode).toBe(401);
});

test('the demonstration’s officer and leader are of one unit, that answers for their grid', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-units-'));
  const opened = openSqliteStore(folder);
  if (!opened.ok) throw new Error(opened.detail);
  const { store } = opened;
  await loadFolders(store, fixtures, countyNames(fixtures), testNow, () => undefined);
  await makeDemonstration(store, testNow);
  const accounts = await store.accounts.list();
  const unitOf = (role: string) =>
    accounts.find(({ name }) => name === `demo-${role}`)?.grants.find((one) => one.county === county)?.unit;
  expect(unitOf('officer')).toMatch(/./);
  expect(unitOf('leader')).toBe(unitOf('officer'));
  expect(unitOf('viewer')).toBeUndefined();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
