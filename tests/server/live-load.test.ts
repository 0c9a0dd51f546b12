import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LiveEvent, liveEvent } from '../../data/model/replies.ts';
import type { EventLog, Store } from '../../data/store/store.ts';
import { type LiveHub, liveHub } from '../../server/live/hub.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

/** The hub on an event log of the test's own: what it reads, and when it hears of it, is for the test to say. */
let server: TestServer;
let http: Server;
let hub: LiveHub;
let log: LiveEvent[];
let reads: number;
let announce: () => void;
beforeEach(async () => {
  server = await testServer();
  log = [];
  reads = 0;
  const events: EventLog = {
    newest: async () => log.length,
    after: async (_county, sequence, limit) => {
      reads += 1;
      return log.slice(sequence, sequence + limit);
    },
    onAppend: (listener) => {
      announce = listener;
      return () => undefined;
    },
  };
  const store: Store = { ...server.store, events };
  hub = liveHub(store, pino({ level: 'silent' }), () => testNow);
  const everything = { kinds: liveEvent.shape.kind.options, holds: async () => true };
  const app = express().get('/', (request, response) => {
    const last = request.get('last-event-id');
    return hub.join('qingshan', everything, response, last === undefined ? null : Number(last));
  });
  http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  hub.stop();
  http.closeAllConnections();
  http.close();
  await server.close();
});

function append(plan: string): void {
  const at = new Date(testNow).toISOString();
  log.push({ sequence: log.length + 1, kind: 'plan-published', at, plan });
  announce();
}

async function listen(headers = '', protocol = 'HTTP/1.1') {
  const bound = http.address();
  const socket: Socket = connect(typeof bound === 'object' ? (bound?.port ?? 0) : 0, '127.0.0.1');
  let text = '';
  socket
    .on('error', () => undefined)
    .on('data', (bytes) => {
      text += bytes.toString();
    });
  socket.write(`GET / ${protocol}\r\nHost: x\r\n${headers}\r\n`);
  const before = hub.listeners();
  await expect.poll(() => hub.listeners()).toBe(before + 1);
  const ids = () => [...text.matchAll(/^id:(\d+)$/gm)].map(([, id]) => Number(id));
  return { socket, text: () => text, ids };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the hub', () => {
  test('reads a burst a few times, not once an event, and sends all of it in order', async () => {
    const reader = await listen();
    reads = 0;
    const began = performance.now();
    for (let i = 0; i < 100; i++) {
      append('x');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await expect.poll(reader.ids).toEqual(upTo(100));
    expect(reads).toBeLessThan((performance.now() - began) / 50 + 3);
  });

  test('sends the same bytes to whoever speaks HTTP/1.0, as some proxies do', async () => {
    const [old, young] = [await listen('', 'HTTP/1.0'), await listen()];
    append('x');
    await expect.poll(old.ids).toEqual([1]);
    await expect.poll(young.ids).toEqual([1]);
    const bodyOf = (text: string) => text.slice(text.indexOf('\r\n\r\n'));
    expect(bodyOf(old.text())).toBe(bodyOf(young.text()));
    expect(young.text()).not.toMatch(/transfer-encoding/i);
  });

  test('cuts off a reader that does not read, keeps the others, and lets it resume', async () => {
    const [slow, quick] = [await listen(), await listen()];
    append('first');
    await expect.poll(slow.ids).toEqual([1]);
    slow.socket.pause();
    for (let sent = 0; sent < 60 && hub.listeners() === 2; sent++) {
      append('x'.repeat(500_000));
      await expect.poll(quick.ids).toEqual(upTo(log.length));
    }
    expect(hub.listeners()).toBe(1);
    const [cut, missed] = [slow.ids().at(-1) ?? 0, log.length];
    log = log.map((event) => ({ ...event, plan: 'x' }));
    const back = await listen(`Last-Event-ID: ${cut}\r\n`);
    await expect.poll(back.ids).toEqual(upTo(missed).slice(cut));
  });

  test('cuts off a reader that leaves something unread for too long, but nobody for hearing nothing', async () => {
    http.timeout = 300;
    const sockets: Socket[] = [];
    http.on('connection', (socket) => void sockets.push(socket));
    const [slow, quick] = [await listen(), await listen()];
    slow.socket.pause();
    while (hub.listeners() === 2 && sockets[0]?.writableLength === 0) {
      append('x'.repeat(200_000));
      await expect.poll(quick.ids).toEqual(upTo(log.length));
    }
    await expect.poll(() => hub.listeners()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 3 * http.timeout));
    expect(hub.listeners()).toBe(1);
    append('x');
    await expect.poll(quick.ids).toEqual(upTo(log.length));
  });
});
