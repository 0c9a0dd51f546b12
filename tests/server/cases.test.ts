import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Issue, issue as issueSchema } from '../../data/model/issue.ts';
import { issueHistory } from '../../data/model/issue-history.ts';
import { type Headers, someone } from '../helpers/people.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

let server: TestServer;
let officer: Headers;
let leader: Headers;
beforeAll(async () => {
  server = await testServer();
  officer = (await someone(server.services, { county: 'qingshan', role: 'officer', grids: ['W-01'] }))
    .headers;
  leader = (await someone(server.services, { county: 'qingshan', role: 'leader', grids: ['W'] })).headers;
});
afterAll(() => server.close());

const issues = '/api/counties/qingshan/issues';
const inW01 = { category: 'litter', longitude: 114.115, latitude: 24.35 };
const inW02 = { ...inW01, longitude: 114.11, latitude: 24.345 };
const report = async (body: object): Promise<Issue> =>
  issueSchema.parse((await server.send({ method: 'POST', url: issues, payload: body })).json());

const step = (headers: Headers, { id }: Issue, revision: number, payload: object, more: Headers = {}) =>
  server.sendAs(
    { ...headers, ...more, 'if-match': `"${revision}"` },
    { method: 'POST', url: `${issues}/${id}/transitions`, payload },
  );
const history = async ({ id }: Issue) =>
  issueHistory.parse((await server.send(`${issues}/${id}/history`)).json());

/** A unit of the roster. */
const aUnit = async (): Promise<string> => {
  const roster = await server.store.counties.roster('qingshan');
  return roster?.parties.find(({ kind }) => kind === 'unit')?.id ?? '';
};

describe('a case', () => {
  test('goes its way; every step is in its history, told and audited', async () => {
    const unit = await aUnit();
    const found = await report(inW01);
    const { headers } = server.administrator;
    const before = await server.store.events.newest();
    const steps: [Headers, object][] = [
      [officer, { verb: 'file' }],
      [leader, { verb: 'dispatch', unit }],
      [leader, { verb: 'extend', reason: '等待配件', until: '2026-11-01T00:00:00Z' }],
      [officer, { verb: 'handle', reason: '已清运' }],
      [officer, { verb: 'verify' }],
      [headers, { verb: 'close' }],
    ];
    for (const [at, [who, payload]] of steps.entries()) {
      const reply = await step(who, found, at + 1, payload);
      expect(reply.statusCode, reply.body).toBe(200);
      expect(reply.headers.etag).toBe(`"${at + 2}"`);
    }
    const closed = issueSchema.parse((await server.send(`${issues}/${found.id}`)).json());
    expect(closed).toMatchObject({ state: 'closed', unit, revision: 7, dueAt: '2026-11-01T00:00:00.000Z' });
    expect(Date.parse(closed.closedAt ?? '')).toBe(testNow);
    expect((await history(found)).map(({ from, to, note }) => [from, to, note])).toEqual([
      ['collected', 'filed', ''],
      ['filed', 'dispatched', ''],
      ['dispatched', 'extended', '等待配件'],
      ['extended', 'handled', '已清运'],
      ['handled', 'verified', ''],
      ['verified', 'closed', ''],
    ]);
    const events = await server.store.events.after('qingshan', before, 99);
    expect(events.map(({ kind, issue }) => [kind, issue?.state])).toEqual(
      ['filed', 'dispatched', 'extended', 'handled', 'verified', 'closed'].map((state) => [
        'issue-changed',
        state,
      ]),
    );
    const [entry] = await server.store.audit.page({ action: 'issue-changed' }, null, 1);
    expect(entry).toMatchObject({ subject: `issue ${found.id}`, county: 'qingshan' });
  });

  test('is changed by one of two who saw the same revision', async () => {
    const found = await report(inW01);
    const both = await Promise.all([
      step(leader, found, 1, { verb: 'file' }),
      step(leader, found, 1, { verb: 'void', reason: '重复' }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect(both.find(({ statusCode }) => statusCode === 412)?.json()).toMatchObject({
      code: 'stale-revision',
      revision: 2,
    });
    expect(await history(found)).toHaveLength(1);
  });

  test('is changed once by a request that is sent twice', async () => {
    const found = await report(inW01);
    const key = { 'idempotency-key': `twice-${found.id}` };
    const replies = [1, 2].map(() => step(leader, found, 1, { verb: 'file' }, key));
    const [first, second] = await Promise.all(replies);
    expect([first?.statusCode, second?.statusCode]).toEqual([200, 200]);
    expect(second?.json()).toEqual(first?.json());
    expect(await history(found)).toHaveLength(1);
  });

  test.each<[string, object, number, object]>([
    [
      'a step its state does not have',
      { verb: 'close' },
      422,
      { code: 'transition-refused', reason: 'wrong-state' },
    ],
    ['no reason where one is due', { verb: 'void' }, 422, { reason: 'reason-required' }],
    ['a verb there is not', { verb: 'forget' }, 400, { code: 'invalid-request' }],
  ])('refuses %s', async (_, payload, status, problem) => {
    const reply = await step(leader, await report(inW01), 1, payload);
    expect(reply.json()).toMatchObject({ status, ...problem });
  });

  test('is dispatched to units of the roster only', async () => {
    const found = await report(inW01);
    await step(leader, found, 1, { verb: 'file' });
    expect((await step(leader, found, 2, { verb: 'dispatch', unit: 'nobody' })).json()).toMatchObject({
      reason: 'unknown-unit',
    });
    expect(await history(found)).toHaveLength(1);
  });

  test('is an officer’s in the own grid, and not for every step', async () => {
    const [own, other] = [await report(inW01), await report(inW02)];
    expect((await step(officer, other, 1, { verb: 'file' })).json()).toMatchObject({ code: 'forbidden' });
    expect((await step(leader, other, 1, { verb: 'file' })).statusCode).toBe(200);
    expect((await step(officer, own, 1, { verb: 'void', reason: 'x' })).json()).toMatchObject({
      code: 'forbidden',
    });
    expect(await history(own)).toEqual([]);
  });

  test('in no grid is for those who reach the whole county', async () => {
    const found = await report({ ...inW01, longitude: 115 });
    expect(found).toMatchObject({ grids: {}, placement: 'outside' });
    expect((await step(leader, found, 1, { verb: 'file' })).json()).toMatchObject({ code: 'forbidden' });
    expect((await step(server.administrator.headers, found, 1, { verb: 'file' })).statusCode).toBe(200);
  });
});

describe('many reports at once', () => {
  const send = (headers: Headers, list: readonly unknown[], key?: string) =>
    server.sendAs(
      { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      { method: 'POST', url: `${issues}/batch`, payload: { issues: list } },
    );

  test('are each answered for themselves, and told of once', async () => {
    const before = await server.store.events.newest();
    const list = [
      inW01,
      { ...inW01, longitude: 'west' },
      { ...inW01, category: 'weather' },
      7,
      { ...inW02, description: '路口' },
    ];
    const reply = (await send(server.administrator.headers, list)).json();
    expect(reply).toMatchObject({
      added: 2,
      results: [
        { ok: true },
        { ok: false, errors: [{ at: 'longitude' }] },
        { ok: false, errors: [{ at: 'category' }] },
        { ok: false },
        { ok: true },
      ],
    });
    const last = issueSchema.parse((await server.send(`${issues}/${reply.results[4].id}`)).json());
    expect(last).toMatchObject({ description: '路口', grids: { minor: 'W-02' } });
    expect(await server.store.events.after('qingshan', before, 9)).toMatchObject([
      { kind: 'issues-imported', imported: { count: 2 } },
    ]);
  });

  test('reach as far as whoever sends them', async () => {
    expect((await send(officer, [inW01, inW02])).json()).toMatchObject({
      added: 1,
      results: [{ ok: true }, { ok: false }],
    });
    expect((await send(officer, [inW02])).json()).toMatchObject({ code: 'forbidden' });
  });

  test('sent twice with a key are stored once', async () => {
    const count = await server.store.issues.count('qingshan');
    const [first, second] = [
      await send(leader, [inW01, inW01], 'batch-1'),
      await send(leader, [inW01, inW01], 'batch-1'),
    ];
    expect(second.json()).toEqual(first.json());
    expect(await server.store.issues.count('qingshan')).toBe(count + 2);
  });

  test('are at most a thousand', async () => {
    expect(
      (
        await send(
          leader,
          Array.from({ length: 1_001 }, () => inW01),
        )
      ).statusCode,
    ).toBe(400);
    expect((await send(leader, [])).statusCode).toBe(400);
  });
});
