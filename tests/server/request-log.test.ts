import { inject } from 'light-my-request';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StoreBusy, StoreFull } from '../../data/store/store.ts';
import { createApp } from '../../server/app.ts';
import { createServices, type Services } from '../../server/services.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let services: Services;
let lines: string[] = [];
beforeAll(async () => {
  server = await testServer();
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  services = { ...createServices(server.store, log, server.services.now), ...gateOf(server.services) };
});
afterAll(() => server.close());
beforeEach(() => {
  lines = [];
});

/** Whatever the tests' services have that these do not make for themselves. */
const gateOf = (of: Services): Partial<Services> =>
  ('gate' in of ? { gate: of.gate } : {}) as Partial<Services>;
const secrets = ['13812345678', '张三', 'zhang.san', '203.0.113.9', 'Secret-Browser', 'topsecret'];
const headers = {
  'content-type': 'application/json',
  'user-agent': 'Secret-Browser',
  'x-forwarded-for': '203.0.113.9',
  authorization: 'Bearer topsecret',
  cookie: 'name=zhang.san',
  referer: 'http://zhang.san/',
};
const personal = '张三 13812345678 zhang.san';
const issues = '/api/counties/qingshan/issues';
const description = JSON.stringify({
  category: 'litter',
  longitude: 114.12,
  latitude: 24.345,
  description: personal,
});

describe('the log', () => {
  test.each([
    ['a search', 'GET', `/api/counties/qingshan/search?q=${encodeURIComponent(personal)}`, ''],
    ['a report', 'POST', issues, description],
    ['a report that is not JSON', 'POST', issues, `${personal}{`],
    ['a report with a field too many', 'POST', issues, JSON.stringify({ [personal]: personal })],
    ['an address that is not there', 'GET', `/api/${encodeURIComponent(personal)}`, ''],
    [
      'a file that is not there',
      'GET',
      `/assets/${encodeURIComponent(personal)}?${encodeURIComponent(personal)}`,
      '',
    ],
    ['a county that is not there', 'GET', `/api/counties/zhang.san/issues`, ''],
  ] as const)(
    'of %s is one line with the id of the reply and nothing about a person',
    async (_, method, url, payload) => {
      const app = createApp(services, 'no-client');
      const reply = await inject(app, { method, url, headers, ...(payload === '' ? {} : { payload }) });
      const line = JSON.parse(lines[0] ?? '{}');
      expect(lines).toHaveLength(1);
      expect(line).toMatchObject({ id: reply.headers['x-request-id'], method, status: reply.statusCode });
      for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
    },
  );

  test('of an unexpected fault says where in the program, under the id that the reply tells', async () => {
    const failing = {
      ...services,
      store: { ...server.store, counties: failingWith(new Error('the inside')) },
    };
    const url = '/api/health';
    const reply = await inject(createApp(failing, 'no-client'), { url, headers });
    expect(reply.json()).toMatchObject({
      status: 500,
      code: 'internal',
      instance: `urn:uuid:${reply.headers['x-request-id']}`,
    });
    expect(reply.body).not.toContain('the inside');
    expect(lines.join('')).toContain('the inside');
    for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
  });
});

function failingWith(error: Error) {
  const fail = () => Promise.reject(error);
  return { ...server.store.counties, list: fail };
}

test.each([
  [new StoreBusy('locked'), 'busy', '5'],
  [new StoreFull('full'), 'storage-full', '30'],
])('%s is 503 with the time to come again', async (error, code, wait) => {
  const failing = { ...services, store: { ...server.store, counties: failingWith(error) } };
  const reply = await inject(createApp(failing, 'no-client'), { url: '/api/health' });
  expect(reply.json()).toMatchObject({ status: 503, code });
  expect(reply.headers['retry-after']).toBe(wait);
});

test('the metrics count requests by the route’s own path and are well-formed', async () => {
  const app = createApp(services, 'no-client');
  await inject(app, '/api/health');
  for (const county of ['nowhere', 'zhang.san', personal])
    await inject(app, `/api/counties/${encodeURIComponent(county)}`);
  await inject(app, { method: 'OPTIONS', url: `/api/${encodeURIComponent(personal)}` });
  const text = (await inject(app, '/api/metrics')).body;
  expect(text).toMatch(/^http_requests_total\{method="GET",route="\/api\/health",status="200"\} 1$/m);
  expect(text).toMatch(
    /^http_request_duration_seconds_bucket\{route="\/api\/counties\/\{county\}",le="\+Inf"\} 3$/m,
  );
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
  expect(text).toMatch(/^seamless_event_sequence [1-9]\d*$/m);
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(
      /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"\n]*"(?:,\w+="[^"\n]*")*\})? -?[\d.e+-]+)$/,
    );
  for (const secret of secrets) expect(text).not.toContain(secret);
});
