import express from 'express';
import { type InjectOptions, inject } from 'light-my-request';
import { beforeEach, expect, test } from 'vitest';
import { rateLimit, requestLimiter } from '../../server/rate-limit.ts';

let time: number;
let send: (method: InjectOptions['method'], address: string) => Promise<number>;
beforeEach(() => {
  time = 0;
  const app = express();
  const limits = { readsPerMinute: 120, writesPerMinute: 6 };
  app.use(
    rateLimit(
      requestLimiter(limits, () => time),
      (request) => request.get('x-address') ?? '',
    ),
  );
  app.use((_request, response) => void response.status(200).end());
  send = async (method, address) =>
    (await inject(app, { method: method ?? 'GET', url: '/', headers: { 'x-address': address } })).statusCode;
});

/** How many of so many requests get through. */
async function through(count: number, method: InjectOptions['method'], address = '192.0.2.1') {
  let passed = 0;
  for (let i = 0; i < count; i++) if ((await send(method, address)) === 200) passed += 1;
  return passed;
}

test('a minute’s worth may come at once, and comes back evenly', async () => {
  expect(await through(200, 'GET')).toBe(120);
  time += 10_000;
  expect(await through(200, 'GET')).toBe(20);
  time += 3_600_000;
  expect(await through(200, 'GET')).toBe(120);
});

test('a client that keeps to Retry-After always gets through', async () => {
  expect(await through(9, 'POST')).toBe(6);
  for (let i = 0; i < 20; i++) {
    time += 10_000;
    expect(await send('POST', '192.0.2.1')).toBe(200);
  }
});

test('reading goes on while writing is refused', async () => {
  await through(10, 'POST');
  expect(await send('PUT', '192.0.2.1')).toBe(429);
  expect(await send('GET', '192.0.2.1')).toBe(200);
});

test('each address has its own, and the addresses of one IPv6 network have one', async () => {
  expect(await through(6, 'POST', '192.0.2.1')).toBe(6);
  expect(await through(6, 'POST', '192.0.2.2')).toBe(6);
  expect(await through(6, 'POST', '2001:db8:1:2::1')).toBe(6);
  expect(await through(6, 'POST', '2001:db8:1:2:3:4:5:6')).toBe(0);
  expect(await through(6, 'POST', '2001:db8:1:3::1')).toBe(6);
});
