import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../../../data/model/audit.ts';
import { createApp } from '../../../server/app.ts';
import type { HotRoute } from '../../../server/hot/hot-answers.ts';
import { hotDoor } from '../../../server/hot/hot-door.ts';
import { type Listening, listen } from '../../../server/main.ts';
import { requestLimiter } from '../../../server/rate-limit.ts';
import { askings, county, expected, headersFor, nameOf } from '../../helpers/askings.ts';
import { aDisplay, type Headers, someone } from '../../helpers/people.ts';
import { addressOf, type SampleCalls, sampleCalls } from '../../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../../helpers/server.ts';

/** Each hot row over real sockets, through the door and straight at Express: nobody can tell the two apart. */
const rows: readonly HotRoute[] = ['layer', 'plan', 'tier', 'borders', 'issueColumns'];
const by = { actor: program, once: null };
const agent = new Agent({ keepAlive: true });
let server: TestServer;
let calls: SampleCalls;
let viewer: Headers;
/** The plan of another county. */
let elsewhere: string;
let door: Listening;
let plain: Listening;
/** How many requests the door passed on to Express. */
let passedOn = 0;

beforeAll(async () => {
  server = await testServer();
  calls = await sampleCalls(server);
  // Calls without sockets have put their own requests and replies under Express’s; real ones come from here on.
  Object.setPrototypeOf(express.request, IncomingMessage.prototype);
  Object.setPrototypeOf(express.response, ServerResponse.prototype);
  viewer = (await someone(server.services, { county, role: 'viewer' })).headers;
  const other = await server.store.plans.inForce('linhe', '2026-10-15');
  elsewhere = addressOf('plan', { county: 'linhe', hash: other?.hash });
  const app = createApp(server.services, 'no-client');
  const open = async (handle: Parameters<typeof listen>[0]) => {
    const begun = await listen(handle, { host: '127.0.0.1', port: 0 });
    if (!begun.ok) throw new Error(begun.message);
    return begun;
  };
  plain = await open(app);
  door = await open(
    hotDoor(server.services, null, (request, response) => {
      passedOn += 1;
      app(request, response);
    }),
  );
});
afterAll(async () => {
  agent.destroy();
  await door.stop();
  await plain.stop();
  await server.close();
});

interface Got {
  readonly status: number | undefined;
  /** Without what differs from one request to the next. */
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly id: unknown;
}

async function ask(
  at: { readonly address: string },
  path: string,
  headers: Headers,
  method = 'GET',
  body = '',
): Promise<Got> {
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest(at.address + path, { agent, method, headers }, resolve)
      .on('error', reject)
      .end(body);
  });
  const { date, 'x-request-id': id, ...rest } = reply.headers;
  expect(date).toMatch(/ GMT$/);
  return { status: reply.statusCode, headers: rest, bytes: await buffer(reply), id };
}

const pathOf = (name: HotRoute) => addressOf(name, calls[name].input);
const alike = ({ status, headers, bytes }: Got) => ({ status, headers, bytes });

/**
 * Asks until the answer is kept, then once more, which Express must not hear of. (A caller seen for the first time is noted in
 * the store; that is a change like any other.)
 */
async function askHot(path: string, headers: Headers): Promise<Got> {
  for (let warm = 0; warm < 2; warm++) await ask(door, path, headers);
  const before = passedOn;
  const got = await ask(door, path, headers);
  expect(passedOn, `${path} was passed on`).toBe(before);
  return got;
}

describe.each(rows)('%s', (name) => {
  test.each(['br', 'gzip', 'identity', 'gzip, deflate, br, zstd'])(
    'is the same bytes under the same headers, as %s',
    async (encoding) => {
      const headers = { ...viewer, 'accept-encoding': encoding };
      const [hot, slow] = [await askHot(pathOf(name), headers), await ask(plain, pathOf(name), headers)];
      expect(alike(hot)).toEqual(alike(slow));
      expect(hot.bytes.length).toBeGreaterThan(100);
      expect(hot.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(hot.id).not.toBe((await ask(door, pathOf(name), headers)).id);
    },
  );

  test('is 304 where the reader has it, and whole where he has another', async () => {
    const { etag } = (await askHot(pathOf(name), viewer)).headers;
    for (const held of [etag ?? '', 'W/"another"', `W/"another", ${etag}`, '*']) {
      const headers = { ...viewer, 'if-none-match': held };
      const hot = await ask(door, pathOf(name), headers);
      expect(alike(hot), held).toEqual(alike(await ask(plain, pathOf(name), headers)));
      expect(hot.status).toBe(held === 'W/"another"' ? 200 : 304);
    }
  });

  test.each<[string, string, Headers]>([
    ['HEAD', 'HEAD', {}],
    ['another method', 'PUT', {}],
    ['a reload', 'GET', { 'cache-control': 'no-cache', 'if-none-match': 'W/"another"' }],
    ['a date', 'GET', { 'if-modified-since': 'Sat, 21 Nov 2026 05:00:00 GMT' }],
    ['a bad key', 'GET', { 'idempotency-key': 'two words' }],
    ['a connection to be closed', 'GET', { connection: 'close' }],
  ])('with %s is Express’s to answer', async (_, method, more) => {
    await askHot(pathOf(name), viewer);
    const before = passedOn;
    const hot = await ask(door, pathOf(name), { ...viewer, ...more }, method);
    expect(passedOn).toBe(before + 1);
    expect(alike(hot)).toEqual(alike(await ask(plain, pathOf(name), { ...viewer, ...more }, method)));
  });

  test.each(askings.map((asking) => [nameOf(asking), asking] as const))('asked by %s', async (_, asking) => {
    await askHot(pathOf(name), viewer);
    const headers = await (await headersFor(server, asking))();
    // Whoever belongs elsewhere is known at the door by what he may read there.
    for (let warm = 0; warm < 2; warm++) await ask(door, elsewhere, headers);
    const promised = { allowed: 200, 'sign-in': 401, forbidden: 403 }[expected(name, asking)];
    for (let again = 0; again < 3; again++) {
      const before = passedOn;
      const hot = await ask(door, pathOf(name), headers);
      expect(hot.status).toBe(promised);
      expect(alike(hot)).toEqual(alike(await ask(plain, pathOf(name), headers)));
      if (again > 1) expect(passedOn - before).toBe(promised === 200 ? 0 : 1);
    }
  });
});

describe('what was let in is let in no longer', () => {
  test('from the moment a session is ended', async () => {
    const { account, headers } = await someone(server.services, { county, role: 'viewer' });
    await askHot(pathOf('plan'), headers);
    const [session] = await server.store.sessions.ofAccount(account.id);
    const ended = { id: session?.id ?? 0, account: account.id, action: 'sign-out', by, now: 0 } as const;
    await server.store.sessions.end(ended);
    expect((await ask(door, pathOf('plan'), headers)).status).toBe(401);
  });

  test('from the moment a role is taken away', async () => {
    const { account, headers } = await someone(server.services, { county, role: 'viewer' });
    await askHot(pathOf('plan'), headers);
    const change = { displayName: 'x', active: true, grants: [] };
    await server.store.accounts.change({ id: account.id, revision: 0, change, by, renewal: null, now: 0 });
    expect((await ask(door, pathOf('plan'), headers)).status).toBe(401);
  });

  test('from the moment a display’s token is revoked', async () => {
    const { id, headers } = await aDisplay(server.services, county);
    await askHot(pathOf('plan'), headers);
    await server.store.devices.revoke({ county, id, by, now: 0 });
    expect((await ask(door, pathOf('plan'), headers)).status).toBe(401);
  });
});

test('issue points are new after an event, in whatever order things happen', async () => {
  const { headers } = await someone(server.services, { county, role: 'officer', grids: ['W'] });
  const path = pathOf('issueColumns');
  for (let i = 0; i < 5; i++) {
    const before = await askHot(path, headers);
    const posted = ask(
      door,
      `/api/counties/${county}/issues`,
      {
        ...headers,
        'content-type': 'application/json',
        origin: door.address,
        host: new URL(door.address).host,
      },
      'POST',
      JSON.stringify({ category: 'litter', longitude: 114.115, latitude: 24.35 }),
    );
    if (i > 1) await ask(door, path, headers);
    expect((await posted).status).toBe(201);
    await ask(door, pathOf('plan'), headers);
    const after = await ask(door, path, headers);
    expect(after.bytes.equals(before.bytes)).toBe(false);
    expect(alike(after)).toEqual(alike(await ask(plain, path, headers)));
  }
});

test('one address has one limit, at the door and behind it', async () => {
  const limiter = requestLimiter({ readsPerMinute: 12, writesPerMinute: 1 }, () => 0);
  const limited = await listen(
    hotDoor(server.services, limiter, createApp(server.services, 'no-client', limiter)),
    { host: '127.0.0.1', port: 0 },
  );
  if (!limited.ok) throw new Error(limited.message);
  const statuses: (number | undefined)[] = [];
  for (let i = 0; i < 14; i++) statuses.push((await ask(limited, pathOf('plan'), viewer)).status);
  expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429, 429]);
  await limited.stop();
});

test('the door counts what it answers, under the same name', async () => {
  const counted = async () => {
    const line = /^http_requests_total\{method="GET",route="(?:[^"]*)plans\/\{hash\}",status="200"\} (\d+)$/m;
    return Number(line.exec((await ask(plain, '/api/metrics', viewer)).bytes.toString())?.[1] ?? 0);
  };
  await askHot(pathOf('plan'), viewer);
  const before = await counted();
  await ask(door, pathOf('plan'), viewer);
  expect(await counted()).toBe(before + 1);
});
