import { once } from 'node:events';
import { createServer } from 'node:http';
import express, { type Response } from 'express';
import pino from 'pino';
import type { LiveEvent } from '../../../data/model/replies.ts';
import type { EventLog } from '../../../data/store/store.ts';
import { createHandler } from '../../../server/app.ts';
import { listen } from '../../../server/main.ts';
import { createServices } from '../../../server/services.ts';
import { someone } from '../../helpers/people.ts';
import { benchStore } from './bench-store.ts';
import { county, type Heard, listenPath } from './messages.ts';
import { used } from './used.ts';

/**
 * Live streams to be measured, as a child process: the whole application with its hub, and beside it what one writes first: Express,
 * and `response.write` in a loop. Told `hub` or `express` it sends one event to all who listen there, and says when it began; told
 * `used` it says what it has used, with the processes that carry streams for it.
 */
const tell = (message: Heard) => process.send?.(message);
const store = await benchStore();
let newest = 0;
let announce: () => void = () => undefined;
const eventOf = (sequence: number): LiveEvent => ({
  sequence,
  kind: 'issue-reported',
  at: new Date().toISOString(),
  plan: 'x'.repeat(500),
});
const events: EventLog = {
  newest: async () => newest,
  after: async (_county, sequence) => (newest > sequence ? [eventOf(newest)] : []),
  onAppend: (listener) => {
    announce = listener;
    return () => undefined;
  },
};
const services = createServices({ ...store, events }, pino({ level: 'warn' }));
const { headers } = await someone(services, { county, role: 'viewer' });
const hub = await listen(createHandler(services, 'no-client'), { host: '127.0.0.1', port: 0 });

const listeners = new Set<Response>();
const app = express().get(listenPath, (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry:2000\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
});
const plain = createServer(app).listen(0, '127.0.0.1');
await once(plain, 'listening');
const bound = plain.address();
if (!hub.ok || bound === null || typeof bound === 'string') throw new Error('not listening');
tell({ ports: { hub: Number(new URL(hub.address).port), express: bound.port }, headers });

process.on('message', (message) => {
  if (message === 'compact') {
    // What is held at rest: the heap compacted, as V8 does by itself when there is quiet.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }
  if (message === 'compact' || message === 'used') return tell(used());
  const began = Number(process.hrtime.bigint());
  newest += 1;
  if (message === 'hub') announce();
  else {
    const text = `event:message\nid:${newest}\ndata:${JSON.stringify(eventOf(newest))}\n\n`;
    for (const response of listeners) response.write(text);
  }
  setImmediate(() => tell({ began, free: Number(process.hrtime.bigint()) }));
});
