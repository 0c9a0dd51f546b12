import { once } from 'node:events';
import { createServer } from 'node:http';
import pino from 'pino';
import { z } from 'zod';
import { localDay } from '../../../data/rules/local-day.ts';
import { createApp, createHandler } from '../../../server/app.ts';
import { listen } from '../../../server/main.ts';
import { createServices } from '../../../server/services.ts';
import { someone } from '../../helpers/people.ts';
import { benchStore } from './bench-store.ts';
import { county, type Told } from './messages.ts';

/**
 * A server to be measured, as a child process: the application with and without its hot door, and beside it node:http alone, which
 * answers with bytes it is told. Asked for it, it tells the processor time it has used.
 */
const told = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.base64() });
const answers = new Map<string, z.output<typeof told> & { readonly bytes: Buffer }>();
const tell = (message: Told) => process.send?.(message);

const store = await benchStore();
const services = createServices(store, pino({ level: 'warn' }));
const { headers } = await someone(services, { county, role: 'viewer' });
const limits = { readsPerMinute: 1e9, writesPerMinute: 1e9 };
const place = { host: '127.0.0.1', port: 0 };
const hot = await listen(createHandler(services, 'no-client', limits), place);
const express = await listen(createApp(services, 'no-client'), place);
const bare = createServer((request, response) => {
  const answer = answers.get(request.url ?? '');
  if (answer === undefined) return void response.writeHead(404).end();
  response.writeHead(answer.status, answer.headers);
  response.end(answer.bytes);
}).listen(0, '127.0.0.1');
await once(bare, 'listening');
const bound = bare.address();
if (!hot.ok || !express.ok || bound === null || typeof bound === 'string') throw new Error('not listening');

const record = await store.counties.get(county);
const plan = await store.plans.inForce(
  county,
  localDay(Date.now(), record?.scheme.timeZone ?? 'Asia/Shanghai'),
);
const portOf = ({ address }: { readonly address: string }) => Number(new URL(address).port);
tell({
  ports: { bare: bound.port, hot: portOf(hot), express: portOf(express) },
  headers,
  plan: plan?.hash ?? '',
});
process.on('message', (message) => {
  const answer = z.object({ path: z.string() }).and(told).safeParse(message);
  if (answer.success) {
    const { path, ...rest } = answer.data;
    answers.set(path, { ...rest, bytes: Buffer.from(rest.body, 'base64') });
  }
  const { user, system } = process.cpuUsage();
  tell({ cpuSeconds: (user + system) / 1e6 });
});
