import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import express from 'express';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { liveEvent, liveTick } from '../../data/model/replies.ts';
import type { EventLog } from '../../data/store/store.ts';
import { liveHub } from '../../server/live/hub.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

let server: TestServer;
let http: Server;
const streams: { close: () => void }[] = [];
beforeEach(async () => {
  server = await testServer();
  http = createServer(server.handle).listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  for (const { close } of streams.splice(0)) close();
  http.closeAllConnections();
  http.close();
  await server.close();
});

function address(of: Server = http): string {
  const bound = of.address();
  if (bound === null || typeof bound === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${bound.port}`;
}

/** What a page served from this address sends along. */
const ownHeaders = () => {
  const { host: _, ...headers } = server.administrator.headers;
  return { ...headers, origin: address() };
};

/** Listens to a county's stream. */
const listen = (path: string, headers: Record<string, string> = {}) =>
  listenAt(`${address()}/api/counties/${path}`, { ...ownHeaders(), ...headers });

/** Listens to a stream; `next` waits for the next message. */
async function listenAt(url: string, headers: Record<string, string> = {}) {
  const sent = httpRequest(url, { headers });
  sent.on('error', () => undefined);
  sent.end();
  const [response] = await once(sent, 'response');
  const messages: Message[] = [];
  const waiting: (() => void)[] = [];
  let text = '';
  response.on('error', () => undefined);
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    // Ticks come when they come.
    const told = blocks.filter((block) => block.includes('data:') && !block.startsWith('event:tick'));
    messages.push(...told.map(parse));
    for (const wake of waiting.splice(0)) wake();
  });
  streams.push({ close: () => sent.destroy() });
  const next = async (): Promise<Message> => {
    while (messages.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    return messages.shift() ?? { id: '', event: '', data: null };
  };
  return { response, next, waiting: messages, close: () => sent.destroy() };
}

function parse(block: string): Message {
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(block)?.[1]?.trim() ?? '';
  return { id: field('id'), event: field('event'), data: JSON.parse(field('data')) };
}

/** Over the socket, too: light-my-request and real requests do not mix in one application. */
const report = (county: string) =>
  fetch(`${address()}/api/counties/${county}/issues`, {
    method: 'POST',
    headers: { ...ownHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify({ category: 'litter', longitude: 114.12, latitude: 24.345 }),
  });

describe('the live stream', () => {
  test('tells of a reported issue, with its sequence number as id', async () => {
    const stream = await listen('qingshan/live');
    expect(stream.response.headers['content-type']).toMatch('text/event-stream');
    const issue = await (await report('qingshan')).json();
    const message = await stream.next();
    expect([message.id, message.event]).toEqual(['3', 'message']);
    expect(liveEvent.parse(message.data)).toMatchObject({ sequence: 3, kind: 'issue-reported', issue });
  });

  test('tells a county nothing of the others', async () => {
    const stream = await listen('linhe/live');
    await report('qingshan');
    await report('linhe');
    expect((await stream.next()).id).toBe('4');
  });

  test('resumes after Last-Event-ID, and after `after` where there is none', async () => {
    await report('qingshan');
    await report('qingshan');
    await report('qingshan');
    const resumed = await listen('qingshan/live?after=3', { 'Last-Event-ID': '4' });
    expect((await resumed.next()).id).toBe('5');
    const first = await listen('qingshan/live?after=3');
    expect([(await first.next()).id, (await first.next()).id]).toEqual(['4', '5']);
    await report('qingshan');
    expect([(await resumed.next()).id, (await first.next()).id]).toEqual(['6', '6']);
  });

  test('delivers each event once, in order, however joining and reporting overlap', async () => {
    const before = await listen('qingshan/live?after=0');
    const joined: ReturnType<typeof listen>[] = [];
    for (let i = 0; i < 12; i++) {
      joined.push(listen(`qingshan/live?after=${i % 4}`));
      await report('qingshan');
    }
    const expected = [2, ...Array.from({ length: 12 }, (_, i) => i + 3)];
    const read = async (stream: Awaited<(typeof joined)[number]>, ids: readonly number[]) => {
      for (const id of ids) expect((await stream.next()).id).toBe(String(id));
      expect(stream.waiting).toEqual([]);
    };
    await read(before, expected);
    for (const [i, stream] of joined.entries())
      await read(
        await stream,
        expected.filter((id) => id > i % 4),
      );
  });

  test('delivers once what arrives while a newcomer catches up', async () => {
    const { store } = server;
    let interrupt = true;
    const events: EventLog = {
      ...store.events,
      after: async (county, sequence, limit) => {
        if (interrupt) {
          interrupt = false;
          await report('qingshan');
        }
        return store.events.after(county, sequence, limit);
      },
    };
    const everything = { kinds: liveEvent.shape.kind.options, holds: async () => true };
    const hub = liveHub({ ...store, events }, pino({ level: 'silent' }), () => testNow);
    const app = express().get('/', (_request, response) => hub.join('qingshan', everything, response, 0));
    const other = app.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const stream = await listenAt(address(other));
    expect([(await stream.next()).id, (await stream.next()).id]).toEqual(['2', '3']);
    await report('qingshan');
    expect((await stream.next()).id).toBe('4');
    hub.stop();
    other.close();
  });

  test('says so where it cannot resume', async () => {
    const ahead = await listen('qingshan/live', { 'Last-Event-ID': '999' });
    const message = await ahead.next();
    expect([message.event, liveTick.parse(message.data).sequence]).toEqual(['reset', 2]);
  });

  test('forgets a listener that went away, and ends the others when it stops', async () => {
    const gone = await listen('qingshan/live');
    const stays = await listen('qingshan/live');
    expect(server.services.live.listeners()).toBe(2);
    gone.close();
    await report('qingshan');
    await stays.next();
    expect(server.services.live.listeners()).toBe(1);
    const ended = once(stays.response, 'end');
    server.services.live.stop();
    await ended;
  });

  test('is not offered for a county that is not there', async () => {
    const reply = await fetch(`${address()}/api/counties/nowhere/live`, { headers: ownHeaders() });
    expect(await reply.json()).toMatchObject({ status: 404, code: 'not-found' });
  });
});
