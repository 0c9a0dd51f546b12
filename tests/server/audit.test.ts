import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SealedEntry } from '../../data/model/audit.ts';
import { verifyChain } from '../../data/rules/audit-chain.ts';
import { StoreBusy } from '../../data/store/store.ts';
import { type Headers, type Person, signedIn, someone } from '../helpers/people.ts';
import { movedVertex } from '../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let planner: Person;
let here: Person;
let everywhere: Person;
beforeEach(async () => {
  server = await testServer();
  const { services } = server;
  planner = await someone(services, { county: 'qingshan', role: 'planner' });
  here = await someone(services, { county: 'qingshan', role: 'administrator' });
  everywhere = await someone(services, { county: '*', role: 'administrator' });
});
afterEach(() => server.close());

const county = '/api/counties/qingshan';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const read = (url: string, headers: Headers) => server.sendAs(headers, url);
const post = (url: string, payload: object, headers: Headers) =>
  server.sendAs(headers, { method: 'POST', url, payload });
const entries = async (query: string, as = everywhere): Promise<SealedEntry[]> =>
  (await read(`/api/audit?${query}`, as.headers)).json().entries;

describe('the audit log', () => {
  test('has an entry of every change: who, when, from where, before and after', async () => {
    const issue = (
      await post(
        `${county}/issues`,
        { category: 'litter', longitude: 114.115, latitude: 24.35 },
        planner.headers,
      )
    ).json();
    const base = (await server.store.plans.inForce('qingshan', '2026-10-15'))?.hash;
    const draft = (await post(`${county}/drafts`, { base, title: '稿' }, planner.headers)).json();
    await post(
      `${county}/drafts/${draft.id}/edits`,
      { edits: [movedVertex] },
      { ...planner.headers, 'if-match': '"0"' },
    );
    const device = (await post(`${county}/devices`, { label: '大厅' }, here.headers)).json().device;
    await post(`${county}/devices/${device.id}/end`, {}, here.headers);
    const grants = [{ county: 'qingshan', role: 'viewer', grids: [] }];
    const made = (
      await post('/api/accounts', { name: 'newcomer', displayName: '新人', grants }, here.headers)
    ).json();
    const change = { displayName: '新人', active: false, grants };
    await post(`/api/accounts/${made.account.id}`, change, { ...here.headers, 'if-match': '"0"' });
    const other = await signedIn(server.services, planner.account);
    await post('/api/session/end', {}, other.headers);
    const told = (await entries('limit=8')).map(({ action, subject, actor }) => [
      action,
      subject,
      actor.name,
    ]);
    expect(told.reverse()).toEqual(
      [
        ['issue-reported', `issue ${issue.id}`, planner.account.name],
        ['draft-created', `draft ${draft.id}`, planner.account.name],
        ['draft-changed', `draft ${draft.id}`, planner.account.name],
        ['device-created', `device ${device.id}`, here.account.name],
        ['device-revoked', `device ${device.id}`, here.account.name],
        ['account-created', `account ${made.account.id}`, here.account.name],
        ['account-changed', `account ${made.account.id}`, here.account.name],
        ['sign-out', `account ${planner.account.id}`, planner.account.name],
      ]
        .toSpliced(7, 0, ['sign-in', `account ${planner.account.id}`, 'program'])
        .slice(1),
    );
    const [changed] = await entries('action=account-changed');
    expect(changed?.actor).toMatchObject({ kind: 'account', id: here.account.id, address: '127.0.0.1' });
    expect([changed?.before, changed?.after].map((text) => JSON.parse(text ?? '').active)).toEqual([
      true,
      false,
    ]);
    expect((await verifyChain(server.store.audit.all(), [], hash)).faults).toEqual([]);
  });

  test('has an entry of every read of a telephone number in clear, and of none that was masked', async () => {
    const viewer = await someone(server.services, { county: 'qingshan', role: 'viewer' });
    const officer = await someone(server.services, { county: 'qingshan', role: 'officer', grids: ['W-01'] });
    const grid = (id: string) => `${county}/tiers/minor/grids/${id}`;
    await read(grid('W-01'), viewer.headers);
    await read(`${county}/roster`, viewer.headers);
    await read(grid('E-01'), officer.headers);
    expect(await entries('action=telephone-read')).toEqual([]);
    await read(grid('W-01'), officer.headers);
    await read(`${county}/roster`, planner.headers);
    const told = (await entries('action=telephone-read')).map(({ actor, county, subject }) => [
      actor.id,
      county,
      subject,
    ]);
    expect(told).toEqual([
      [planner.account.id, 'qingshan', 'roster'],
      [officer.account.id, 'qingshan', 'grid W-01'],
    ]);
  });

  test('where it cannot be written, numbers stay masked and reading goes on', async () => {
    const { append } = server.store.audit;
    Object.assign(server.store.audit, { append: () => Promise.reject(new StoreBusy('locked')) });
    const reply = await read(`${county}/tiers/minor/grids/W-01`, planner.headers);
    Object.assign(server.store.audit, { append });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toMatch(/000\*{4}/);
    expect(reply.body).not.toMatch(/"000-\d/);
  });

  test('shows an administrator the entries of the own counties only', async () => {
    const elsewhere = await someone(server.services, { county: 'linhe', role: 'administrator' });
    await post(
      `${county}/issues`,
      { category: 'litter', longitude: 114.115, latitude: 24.35 },
      planner.headers,
    );
    const seen = (list: SealedEntry[]) => [...new Set(list.map((entry) => entry.county))];
    expect(seen(await entries('limit=500', here))).toEqual(['qingshan']);
    expect(seen(await entries('limit=500', elsewhere))).toEqual(['linhe']);
    expect(await entries('county=qingshan', elsewhere)).toEqual([]);
    expect(seen(await entries('limit=500'))).toEqual(expect.arrayContaining([null, 'linhe', 'qingshan']));
  });

  test('can be filtered, and read by pages', async () => {
    for (let count = 0; count < 5; count += 1)
      await post(
        `${county}/issues`,
        { category: 'litter', longitude: 114.115, latitude: 24.35 },
        planner.headers,
      );
    const reported = `action=issue-reported&account=${planner.account.id}`;
    const first = (await read(`/api/audit?${reported}&limit=3`, everywhere.headers)).json();
    const second = (
      await read(`/api/audit?${reported}&limit=3&before=${first.next}`, everywhere.headers)
    ).json();
    expect([first.entries.length, second.entries.length, second.next]).toEqual([3, 2, null]);
    expect(await entries('from=2026-10-15T04:00:00Z&to=2026-10-15T04:00:01Z&limit=500')).not.toEqual([]);
    expect(await entries('to=2026-10-15T04:00:00Z')).toEqual([]);
    expect(await entries(`account=${here.account.id}&action=issue-reported`)).toEqual([]);
  });

  test('goes out as CSV that no spreadsheet runs, and the export is an entry', async () => {
    const { services } = server;
    const sly = await someone(services, { county: 'qingshan', role: 'planner' });
    const payload = { displayName: '=HYPERLINK("http://evil")', active: true, grants: sly.account.grants };
    await server.send({
      method: 'POST',
      url: `/api/accounts/${sly.account.id}`,
      payload,
      headers: { 'if-match': '"0"' },
    });
    await server.store.audit.append({
      at: '2026-10-15T04:00:00.000Z',
      actor: { kind: 'account', id: 1, name: '=cmd|calc', address: '@x' },
      action: 'sign-in',
      county: null,
      subject: 'a "quoted", one',
      before: null,
      after: null,
    });
    const reply = await read('/api/audit.csv', everywhere.headers);
    expect(reply.headers['content-type']).toBe('text/csv');
    expect(reply.headers['content-disposition']).toContain('attachment');
    expect(reply.body.startsWith('\uFEFFsequence,at,actor')).toBe(true);
    expect(reply.body).toContain(`,'=cmd|calc,'@x,sign-in,,"a ""quoted"", one",`);
    expect((await entries('action=audit-exported'))[0]?.actor.id).toBe(everywhere.account.id);
  });
  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', ' =1', '＝1+1', '＋1', '－1', '＠x'])(
    'as CSV holds %j as a text, not as a formula',
    async (subject) => {
      await server.store.audit.append({
        at: '2026-10-15T04:00:00.000Z',
        actor: { kind: 'account', id: 1, name: subject, address: null },
        action: 'sign-in',
        county: null,
        subject,
        before: null,
        after: subject,
      });
      const text = (await read('/api/audit.csv', everywhere.headers)).body;
      const [row] = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
      expect(row).toMatchObject({ name: `'${subject}`, subject: `'${subject}`, after: `'${subject}` });
    },
  );
});
