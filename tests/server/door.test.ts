import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../data/model/problem.ts';
import { createApp } from '../../server/app.ts';
import { type Listening, listen } from '../../server/main.ts';
import { requestLimiter } from '../../server/rate-limit.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let listening: Listening;
let port: number;
const patience = { headers: 300, request: 600, silence: 1_200 };
beforeAll(async () => {
  server = await testServer();
  const begun = await listen(server.handle, { host: '127.0.0.1', port: 0 }, patience);
  if (!begun.ok) throw new Error(begun.message);
  listening = begun;
  port = Number(new URL(begun.address).port);
});
afterAll(async () => {
  await listening.stop();
  await server.close();
});

/** Writes each part after a pause; what came back until the connection closed, and how long that took. */
async function dribble(parts: readonly string[], pauseMs: number): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  const waiting = [...parts];
  const next = () => {
    const part = waiting.shift();
    if (part !== undefined && socket.writable) socket.write(part);
  };
  next();
  const timer = setInterval(next, pauseMs);
  await closed;
  clearInterval(timer);
  return { text, ms: performance.now() - began };
}

const problemIn = (text: string) => problem.parse(JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)));
const letters = (text: string) => [...text];

describe('a slow client', () => {
  test('whose head never ends is told 408 and let go', async () => {
    const { text, ms } = await dribble(letters(`GET /api/health HTTP/1.1\r\nX-Slow: ${'x'.repeat(99)}`), 50);
    expect(problemIn(text)).toMatchObject({ status: 408, code: 'too-slow' });
    expect(ms).toBeLessThan(2_500);
  });

  test('whose body never ends is told 408 and let go', async () => {
    const head =
      'POST /api/counties/qingshan/issues HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n';
    const { text, ms } = await dribble([head, ...letters(' '.repeat(99))], 50);
    expect(text).toMatch(/^HTTP\/1\.1 40[08] /);
    expect(ms).toBeLessThan(3_500);
    expect(await server.store.issues.count('qingshan')).toBeGreaterThan(0);
  });

  test('that says nothing at all is let go', async () => {
    expect((await dribble([], 1_000)).ms).toBeLessThan(4_000);
  });

  test('does not keep others waiting', async () => {
    const slow = Array.from({ length: 50 }, () => dribble(letters('GET / HTTP/1.1\r\nX: y'), 100));
    const began = performance.now();
    expect((await fetch(`${listening.address}/api/health`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(3_000);
    await Promise.all(slow);
  });
});

test('what is no HTTP request, or has too large a head, is told so', async () => {
  expect(problemIn((await dribble(['\x16\x03\x01\x02 hello\r\n\r\n'], 500)).text)).toMatchObject({
    status: 400,
    code: 'invalid-request',
  });
  const large = `GET /api/health HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(40_000)}\r\n\r\n`;
  expect(problemIn((await dribble([large], 500)).text)).toMatchObject({ status: 431, code: 'too-large' });
});

test('who asks too often is told when to come again, and reading is not counted with writing', async () => {
  const limited = createApp(server.services, '.', requestLimiter({ readsPerMinute: 30, writesPerMinute: 2 }));
  const begun = await listen(limited, { host: '127.0.0.1', port: 0 });
  if (!begun.ok) throw new Error(begun.message);
  const post = () => fetch(`${begun.address}/api/counties/qingshan/drafts`, { method: 'POST' });
  const writes = await Promise.all([post(), post(), post()]);
  // Nobody reads the body, or asks who it is, of a request that comes too often.
  expect(writes.filter(({ status }) => status === 429)).toHaveLength(1);
  const refused = writes.find(({ status }) => status === 429);
  expect(refused?.headers.get('retry-after')).toBe('30');
  expect(problem.parse(await refused?.json())).toMatchObject({ code: 'too-many-requests', retryAfter: 30 });
  const reads = await Promise.all(
    Array.from({ length: 35 }, () => fetch(`${begun.address}/api/health`).then(({ status }) => status)),
  );
  expect(reads.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4);
  expect(reads.filter((status) => status === 200).length).toBeGreaterThanOrEqual(30);
  await begun.stop();
});
