import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, type Route, type RouteName } from '../../data/api.ts';
import { problem } from '../../data/model/problem.ts';
import { mediaTypeOf } from '../../server/send.ts';
import {
  addressOf,
  payloadOf,
  type SampleCall,
  type SampleCalls,
  sampleCalls,
} from '../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let calls: SampleCalls;
beforeAll(async () => {
  const provider = {
    label: 'county',
    begin: async () => ({ url: 'http://p/', state: 's' }),
    finish: async () => null,
  };
  server = await testServer({ demonstration: ['qingshan'], provider });
  calls = await sampleCalls(server);
});
afterAll(() => server.close());

const rows = Object.entries<Route>(api).filter(([name]) => name !== 'live') as [RouteName, Route][];

/** Sends the row's good call, changed by `change`. */
async function send(
  name: RouteName,
  change: { input?: object; body?: unknown; headers?: Record<string, string>; method?: 'PUT' } = {},
) {
  const { input, body, revision, headers }: SampleCall<RouteName> = calls[name];
  const payload = 'body' in change ? change.body : body;
  const sent = payload === undefined ? { headers: {} } : payloadOf(payload);
  const ask: TestServer['send'] = async (request) =>
    headers ? server.sendAs(await headers(), request) : server.send(request);
  return ask({
    method: change.method ?? api[name].method,
    url: addressOf(name, { ...input, ...change.input }),
    ...sent,
    headers: {
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
      ...sent.headers,
      ...change.headers,
    },
  });
}

async function expectProblem(reply: Awaited<ReturnType<typeof send>>, status: number, code: string) {
  expect(reply.headers['content-type']).toBe('application/problem+json');
  expect(problem.parse(reply.json())).toMatchObject({ status, code });
  expect(reply.statusCode).toBe(status);
}

describe.each(rows)('%s', (name, route) => {
  test('answers by its schema, with its status, type and caching', async () => {
    const reply = await send(name);
    expect(reply.statusCode, reply.body).toBe(route.status);
    if (route.reply.type !== 'redirect') expect(reply.headers['content-type']).toBe(mediaTypeOf(route));
    const kept = { immutable: /immutable/, revalidate: /^no-cache$/, none: /^no-store$/ }[route.caching];
    expect(reply.headers['cache-control']).toMatch(kept);
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    if ('schema' in route.reply) {
      const parsed = route.reply.schema.safeParse(reply.json());
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
  });

  test('refuses a parameter it does not know', async () => {
    await expectProblem(await send(name, { input: { surprise: '1' } }), 400, 'unknown-parameter');
  });

  test('offers no other method', async () => {
    const reply = await send(name, { method: 'PUT' });
    await expectProblem(reply, 405, 'method-not-allowed');
    expect(reply.headers.allow).toContain(route.method);
  });

  if (route.path.includes('{county}'))
    test('knows no county that is not there', async () => {
      await expectProblem(await send(name, { input: { county: 'nowhere' } }), 404, 'not-found');
      await expectProblem(await send(name, { input: { county: 'No Where' } }), 400, 'invalid-request');
    });

  if (route.path.includes('{hash}'))
    test('knows no hash that is not there', async () => {
      await expectProblem(await send(name, { input: { hash: '0'.repeat(32) } }), 404, 'not-found');
    });

  if (route.caching !== 'none')
    test('need not be sent twice', async () => {
      const { etag } = (await send(name)).headers;
      const again = await send(name, { headers: { 'if-none-match': String(etag) } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      const other = await send(name, { headers: { 'if-none-match': 'W/"other"' } });
      expect(other.statusCode).toBe(200);
    });

  if (route.caching !== 'none')
    test('travels compressed', async () => {
      const plain = await send(name);
      for (const [encoding, decompress] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const packed = await send(name, { headers: { 'accept-encoding': encoding } });
        if (plain.rawPayload.length < 1000) continue;
        expect(packed.headers['content-encoding']).toBe(encoding);
        expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
        expect(decompress(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
      }
    });

  if (route.body !== undefined)
    test('refuses a body that is not what it takes', async () => {
      await expectProblem(await send(name, { body: { surprise: 1 } }), 400, 'unknown-parameter');
      await expectProblem(await send(name, { body: null }), 400, 'invalid-request');
      await expectProblem(await send(name, { body: undefined }), 400, 'malformed-body');
    });
});

test('HEAD says what GET would, without the body', async () => {
  const url = '/api/counties/qingshan';
  const [head, get] = [await server.send({ method: 'HEAD', url }), await server.send(url)];
  expect([head.statusCode, head.body]).toEqual([200, '']);
  for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
    expect(head.headers[name]).toBe(get.headers[name]);
});

test('there is nothing else under /api', async () => {
  for (const url of ['/api', '/api/nothing', '/api/counties/', '/api/Counties'])
    await expectProblem(await server.send(url), 404, 'not-found');
});
