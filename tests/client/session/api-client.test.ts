// @vitest-environment jsdom

import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ApiError, call, urlOf } from '../../../client/session/api-client.ts';
import { watchAttention } from '../../../client/session/attention.ts';
import { credentials } from '../../../client/session/credentials.ts';
import { MockProblem, mockApi } from '../../helpers/mock-api.ts';
import { sampleReplies } from '../../helpers/sample-county.ts';

const mock = mockApi(sampleReplies);
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const failureOf = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

test('what the path names fills it, encoded; the rest is the query; what is undefined stays away', () => {
  expect(urlOf('grid', { county: 'qingshan', tier: 'minor', grid: '片区 1/2' })).toBe(
    '/api/counties/qingshan/tiers/minor/grids/%E7%89%87%E5%8C%BA%201%2F2',
  );
  expect(urlOf('search', { county: 'qingshan', q: '建设 路', limit: 5 })).toBe(
    '/api/counties/qingshan/search?q=%E5%BB%BA%E8%AE%BE+%E8%B7%AF&limit=5',
  );
  expect(urlOf('issues', { county: 'qingshan', state: undefined })).toBe('/api/counties/qingshan/issues');
});

test('a reply comes parsed, bytes come as bytes', async () => {
  expect((await call('county', { county: 'qingshan' })).plan.hash).toBe('plan1');
  expect(await call('issueColumns', { county: 'qingshan' })).toBeInstanceOf(ArrayBuffer);
});

test('a problem document becomes a typed failure', async () => {
  server.use(...mockApi({ county: () => new MockProblem('not-found', 404) }).handlers);
  const { code, problem } = await failureOf(call('county', { county: 'qingshan' }));
  expect(code).toBe('not-found');
  expect(problem?.status).toBe(404);
});

test('a reply that breaks the contract is not believed', async () => {
  server.use(http.get('*/api/counties', () => HttpResponse.json([{ id: 'qingshan' }])));
  expect((await failureOf(call('counties', {}))).code).toBe('unreadable');
});

test('an error page of something in between is told apart from a problem', async () => {
  server.use(http.get('*/api/counties', () => new HttpResponse('<h1>502</h1>', { status: 502 })));
  expect((await failureOf(call('counties', {}))).code).toBe('unreadable');
});

test('a server that cannot be reached is a network failure; a call given up is none', async () => {
  server.use(http.get('*/api/counties', () => HttpResponse.error()));
  expect((await failureOf(call('counties', {}))).code).toBe('network');
  const controller = new AbortController();
  controller.abort();
  await expect(call('counties', {}, undefined, { signal: controller.signal })).rejects.not.toBeInstanceOf(
    ApiError,
  );
});

test('a request says so when nobody has touched the page for a minute', async () => {
  const told: (string | null)[] = [];
  server.use(
    http.get('*/api/counties', ({ request }) => {
      told.push(request.headers.get('x-unattended'));
      return HttpResponse.json([]);
    }),
  );
  const page = new EventTarget();
  const stop = watchAttention(page);
  const at = vi.spyOn(Date, 'now');
  const ask = async (minutes: number) => {
    at.mockReturnValue(minutes * 60_000);
    await call('counties', {});
  };
  at.mockReturnValue(0);
  page.dispatchEvent(new Event('keydown'));
  await ask(0.9);
  await ask(1);
  page.dispatchEvent(new Event('pointermove'));
  await ask(1.9);
  stop();
  page.dispatchEvent(new Event('pointermove'));
  await ask(2);
  at.mockRestore();
  expect(told).toEqual([null, '1', null, '1']);
});

test('a page that was told that its session is another one looks again', async () => {
  let lost = 0;
  const stop = credentials.onLost(() => {
    lost += 1;
  });
  const refused = async (code: 'cross-site' | 'sign-in-required' | 'forbidden', csrf: string | null) => {
    credentials.keep(csrf);
    server.use(...mockApi({ counties: () => new MockProblem(code, 403) }).handlers);
    await failureOf(call('counties', {}));
    return lost;
  };
  expect(await refused('forbidden', 'x')).toBe(0);
  expect(await refused('cross-site', null)).toBe(0);
  expect(await refused('cross-site', 'x')).toBe(1);
  expect(await refused('sign-in-required', null)).toBe(2);
  stop();
});
