import { Socket } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type LiveEvent, liveEvent } from '../../data/model/replies.ts';
import type { EventLog } from '../../data/store/store.ts';
import { type LiveHub, liveHub } from '../../server/live/hub.ts';
import { liveWriters, type Writers } from '../../server/live/writers.ts';
import { type Listening, listen, type Patience } from '../../server/main.ts';
import { isAlive } from '../helpers/is-alive.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';
import { readStream, type StreamReader } from '../helpers/stream-reader.ts';

/** The hub with two carriers for all its streams, behind the server that listens in earnest. */
const ready = z.object({ msg: z.string(), pid: z.int() });
let server: TestServer;
let http: Listening;
let writers: Writers;
let hub: LiveHub;
let log: LiveEvent[];
let announce: () => void;
let told: string[];
let barring: Set<string>;
let ended: string[];
const readers: StreamReader[] = [];

/** Processes begin and end in their own time. */
const within = { timeout: 20_000 };
const patience: Patience = { headers: 10_000, request: 30_000, silence: 1_000 };

beforeEach(begin);
afterEach(async () => {
  for (const { socket } of readers.splice(0)) socket.destroy();
  await hub.stop();
  await http.stop();
  await server.close();
});

async function begin(): Promise<void> {
  server = await testServer();
  log = [];
  told = [];
  ended = [];
  barring = new Set();
  const events: EventLog = {
    newest: async () => log.length,
    after: async (_county, sequence, limit) => log.slice(sequence, sequence + limit),
    onAppend: (listener) => {
      announce = listener;
      return () => undefined;
    },
  };
  const logger = pino({ level: 'info' }, { write: (line: string) => void told.push(line) });
  writers = liveWriters(logger, { keptHere: 0, carriers: 2, rest: 500 });
  hub = liveHub({ ...server.store, events }, logger, () => testNow, writers);
  const app = express()
    .get('/in-hand', (_request, response) => void setTimeout(() => response.end('done'), 600))
    .get('/:name', (request, response) => {
      const { name } = request.params;
      const last = request.get('last-event-id');
      const kinds = liveEvent.shape.kind.options.filter(
        (kind) => name !== 'viewer' || kind !== 'draft-changed',
      );
      const holds = async () => !barring.has(name);
      response.once('close', () => ended.push(name));
      return hub.join('qingshan', { kinds, holds }, response, last === undefined ? null : Number(last));
    });
  const listening = await listen(app, { host: '127.0.0.1', port: 0 }, patience);
  if (!listening.ok) throw new Error(listening.message);
  http = listening;
  await carriersAreReady();
}

/** Nobody is written to from here. */
async function carriersAreReady(): Promise<void> {
  writers.choose(new Socket());
  await expect.poll(() => pids().length, within).toBe(2);
}

const pids = () =>
  told.flatMap((line) => {
    const begun = ready.safeParse(JSON.parse(line));
    return begun.success && begun.data.msg.endsWith('is ready') ? [begun.data.pid] : [];
  });

function append(kind: LiveEvent['kind'] = 'plan-published', plan = 'x'): void {
  log.push({ sequence: log.length + 1, kind, at: new Date(testNow).toISOString(), plan });
  announce();
}

async function read(count: number, name = 'reader', last?: number): Promise<StreamReader[]> {
  const before = hub.listeners();
  const header = last === undefined ? '' : `Last-Event-ID: ${last}\r\n`;
  const made = Array.from({ length: count }, () => readStream(http.address, `/${name}`, header));
  readers.push(...made);
  await expect.poll(() => hub.listeners(), within).toBe(before + count);
  return made;
}

async function readOne(name?: string, last?: number): Promise<StreamReader> {
  const [one] = await read(1, name, last);
  if (one === undefined) throw new Error('nobody reads');
  return one;
}

/** Has everybody got these? */
const haveHeard = (of: readonly StreamReader[], ids: readonly number[]) =>
  Promise.all(of.map((one) => expect.poll(one.ids, within).toEqual(ids)));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('streams carried by processes of their own', () => {
  test('get what they missed, then each event once, in order, and only the kinds they may see', async () => {
    append();
    append('draft-changed');
    append();
    const [all, some, late] = [await readOne('all', 0), await readOne('viewer', 0), await readOne('late', 2)];
    for (let i = 0; i < 20; i++) {
      append(i % 2 === 0 ? 'draft-changed' : 'plan-published');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await haveHeard([all], upTo(23));
    await haveHeard([late], upTo(23).slice(2));
    await haveHeard(
      [some],
      upTo(23).filter((id) => log[id - 1]?.kind === 'plan-published'),
    );
    expect(all.text()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(all.body()).toMatch(/^retry:2000\n\nevent:message\nid:1\n/);
    expect((await readOne('ahead', 99)).body()).toContain('event:reset\nid:23\n');
  });

  test('come back when their carrier is killed, miss nothing and hear nothing twice', async () => {
    const first = await read(8);
    append();
    await haveHeard(first, [1]);
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    const cut = () => first.filter((one) => one.isOver());
    await expect.poll(() => cut().length, within).toBe(4);
    await expect.poll(() => hub.listeners(), within).toBe(4);
    append();
    const back = await read(4, 'reader', 1);
    append();
    await haveHeard(
      first.filter((one) => !one.isOver()),
      [1, 2, 3],
    );
    await haveHeard(back, [2, 3]);
    expect(told.filter((line) => line.includes('is over'))).toHaveLength(1);
    const begun = () => {
      writers.choose(new Socket());
      return pids().length;
    };
    await expect.poll(begun, within).toBe(3);
  });

  test('come back when their carrier has stopped to listen', async () => {
    const first = await read(2);
    for (const pid of pids()) process.kill(pid, 'SIGSTOP');
    for (let i = 0; i < 20; i++) {
      append('plan-published', 'x'.repeat(1_000_000));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await expect.poll(() => first.every((one) => one.isOver()), within).toBe(true);
    expect(hub.listeners()).toBe(0);
  });

  test('come back when their carrier takes no streams', async () => {
    for (const pid of pids()) process.kill(pid, 'SIGSTOP');
    const newcomer = readStream(http.address, '/reader');
    readers.push(newcomer);
    await expect.poll(newcomer.body, within).toContain('retry:');
    await expect.poll(() => newcomer.isOver(), within).toBe(true);
    expect(hub.listeners()).toBe(0);
  });

  test('go on when a signal comes to all processes: it is for the server to follow', async () => {
    const carried = await read(2);
    for (const signal of ['SIGINT', 'SIGTERM']) for (const pid of pids()) process.kill(pid, signal);
    await new Promise((resolve) => setTimeout(resolve, 200));
    append();
    await haveHeard(carried, [1]);
  });

  test('are forgotten when the reader hangs up; their requests were over when they were given away', async () => {
    const [gone, stays] = [await readOne('gone'), await readOne('stays')];
    await expect.poll(() => ended, within).toEqual(['gone', 'stays']);
    gone.socket.end('what a reader says is not for anybody');
    await expect.poll(() => hub.listeners(), within).toBe(1);
    append();
    await haveHeard([stays], [1]);
  });

  test('end for those who may not listen any more', async () => {
    const [barred, stays] = [await readOne('barred'), await readOne('stays')];
    barring.add('barred');
    await hub.recheck();
    await expect.poll(() => barred.isOver(), within).toBe(true);
    await expect.poll(() => hub.listeners(), within).toBe(1);
    expect(stays.isOver()).toBe(false);
  });

  test('cut off a reader that does not read, keep the others, and let it resume', async () => {
    const [slow, quick] = [await readOne('slow'), await readOne('quick')];
    slow.socket.pause();
    for (let sent = 0; sent < 60 && hub.listeners() === 2; sent++) {
      append('plan-published', 'x'.repeat(500_000));
      await haveHeard([quick], upTo(log.length));
    }
    expect(hub.listeners()).toBe(1);
    log = log.map((event) => ({ ...event, plan: 'x' }));
    const cut = slow.ids().at(-1) ?? 0;
    await haveHeard([await readOne('slow', cut)], upTo(log.length).slice(cut));
  });

  test('cut off a reader that leaves something unread for too long, but nobody for hearing nothing', async () => {
    const [slow, quick] = [await readOne('slow'), await readOne('quick')];
    slow.socket.pause();
    // More than the system keeps for it, less than what it may be behind.
    for (let sent = 0; sent < 40 && hub.listeners() === 2; sent++) {
      append('plan-published', 'x'.repeat(200_000));
      await haveHeard([quick], upTo(log.length));
    }
    await expect.poll(() => hub.listeners(), within).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2 * patience.silence));
    append();
    await haveHeard([quick], upTo(log.length));
  });

  test('end when the server stops, which waits for what is in hand, and leave no process behind', async () => {
    const carried = await read(4);
    const stubborn = await readOne();
    stubborn.socket.pause();
    append('plan-published', 'x'.repeat(8_000_000));
    await haveHeard(carried, [1]);
    const inHand = fetch(`${http.address}/in-hand`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([hub.stop(), http.stop()]);
    expect(pids().filter(isAlive)).toEqual([]);
    expect(await (await inHand).text()).toBe('done');
    await expect.poll(() => carried.every((one) => one.isOver()), within).toBe(true);
    expect(hub.listeners()).toBe(0);
    expect(told.filter((line) => line.includes('is over'))).toEqual([]);
  });
});
