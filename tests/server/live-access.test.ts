import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { expect, test } from 'vitest';
import { program } from '../../data/model/audit.ts';
import { askings, county, expected, headersFor, nameOf } from '../helpers/askings.ts';
import { type Person, someone } from '../helpers/people.ts';
import { testNow, testServer } from '../helpers/server.ts';

test('the live stream asks the table, too', async () => {
  const streaming = await testServer();
  const http = createServer(streaming.handle).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  const port = typeof bound === 'object' ? bound?.port : 0;
  for (const asking of askings) {
    const { host: _, ...headers } = await (await headersFor(streaming, asking))();
    const sent = get(`http://127.0.0.1:${port}/api/counties/${county}/live`, { headers });
    const [response] = await once(sent, 'response');
    const status = { 'sign-in': 401, forbidden: 403, allowed: 200 }[expected('live', asking)];
    expect(response.statusCode, nameOf(asking)).toBe(status);
    sent.on('error', () => undefined).destroy();
  }
  http.closeAllConnections();
  http.close();
  await streaming.close();
});

test('a stream that is opened and held does not keep the session it came with', async () => {
  let now = testNow;
  const streaming = await testServer({}, () => now);
  const http = createServer(streaming.handle).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/api/counties/${county}`;
  const { host: _, ...headers } = (await someone(streaming.services, { county, role: 'viewer' })).headers;
  now += 59 * 60_000;
  const sent = get(`${address}/live`, { headers });
  const [response] = await once(sent, 'response');
  expect(response.statusCode).toBe(200);
  sent.on('error', () => undefined).destroy();
  now += 60_000;
  expect((await fetch(address, { headers })).status).toBe(401);
  http.closeAllConnections();
  http.close();
  await streaming.close();
});

test('a stream tells of drafts only those who may read them, and ends with the session it came with', async () => {
  const streaming = await testServer();
  const { store, services } = streaming;
  const http = createServer(streaming.handle).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
  const listen = async (person: Person) => {
    const { host: _, ...headers } = person.headers;
    const sent = get(`${address}/api/counties/${county}/live`, { headers });
    sent.on('error', () => undefined);
    const [response] = await once(sent, 'response');
    let text = '';
    let over = false;
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    response
      .on('error', () => undefined)
      .on('close', () => {
        over = true;
      });
    return { text: () => text, isOver: () => over };
  };
  const [viewer, planner] = [
    await someone(services, { county, role: 'viewer' }),
    await someone(services, { county, role: 'planner' }),
  ];
  const [seen, all] = [await listen(viewer), await listen(planner)];
  const base = (await store.plans.inForce(county, '2026-10-15'))?.hash ?? '';
  const by = { actor: program, once: null };
  await store.drafts.create({ county, base, title: '稿', by, now: 0 });
  const issue = {
    number: null,
    source: 'officer',
    unit: null,
    placement: 'outside',
    category: 'litter',
    state: 'collected',
    longitude: 0,
    latitude: 0,
    description: '',
    reportedAt: 0,
    dueAt: 0,
    closedAt: null,
    areaSquareMetres: null,
    grids: {},
  } as const;
  await store.issues.report({ county, issue, plan: base, day: '2026-10-15', by, now: 0 });
  await expect.poll(() => all.text()).toContain('issue-reported');
  await expect.poll(() => seen.text()).toContain('issue-reported');
  expect(all.text()).toContain('draft-changed');
  expect(seen.text()).not.toContain('draft-changed');

  await store.accounts.change({
    id: viewer.account.id,
    revision: 0,
    change: { displayName: 'x', active: true, grants: [] },
    renewal: null,
    by,
    now: 0,
  });
  services.live.recheck();
  await expect.poll(() => seen.isOver()).toBe(true);
  expect(all.isOver()).toBe(false);
  http.closeAllConnections();
  http.close();
  await streaming.close();
});
