import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginDraft, type Caller, callerOf, county, report } from './caller.ts';
import { type HostileRequest, hostileRequests } from './hostile-requests.ts';
import { startProduct } from './product.ts';

export interface HostileFigures {
  readonly requests: number;
  /** Answers of 500 and above, and requests without an answer: what was asked. */
  readonly faults: readonly string[];
  readonly alive: boolean;
  /** The 99th percentile of the time that health took to answer, before and meanwhile, in milliseconds. */
  readonly quietHealth: number;
  readonly health: number;
  /** Memory held before, and at most meanwhile, in MB. */
  readonly memoryBefore: number;
  readonly memoryMost: number;
}

const atOnce = 4;

/** Sends every hostile request to a product of its own, several at once, while somebody keeps asking how it is. */
export async function sendHostile(data: string, rounds: number): Promise<HostileFigures> {
  const product = await startProduct(data);
  try {
    const caller = await callerOf(product.address);
    const draft = await beginDraft(caller);
    const all = Array.from({ length: rounds }, () => hostileRequests(county, draft)).flat();
    const faults: string[] = [];
    const quiet = await watch(caller, sleep(1_000));
    const before = await memoryOf(caller);
    const waiting = all.values();
    const work = async () => {
      for (const one of waiting) {
        const status = await send(product.address, caller, one).catch((error: Error) => error.message);
        if (typeof status === 'string' || status >= 500) faults.push(`${one.method} ${one.name}: ${status}`);
      }
    };
    const seen = await watch(caller, Promise.all(Array.from({ length: atOnce }, work)));
    const alive = product.process.exitCode === null && (await report(caller, 'afterwards')) !== null;
    return {
      requests: all.length,
      faults,
      alive,
      quietHealth: percentile99(quiet.times),
      health: percentile99(seen.times),
      memoryBefore: before,
      memoryMost: Math.max(...seen.memory),
    };
  } finally {
    await product.kill();
  }
}

/** Sends bytes as they are: `fetch` would mend some of them. A connection that is closed on us is an answer (0). */
async function send(address: string, caller: Caller, hostile: HostileRequest): Promise<number> {
  const { hostname, port, origin } = new URL(address);
  const { method, path, body } = hostile;
  const headers = { origin, ...caller.headers, ...hostile.headers };
  const sent = request({
    hostname,
    port,
    method,
    path: path.replaceAll(' ', '%20'),
    headers,
    timeout: 20_000,
  });
  sent.on('timeout', () => sent.destroy(new Error('no answer')));
  sent.end(body);
  try {
    const [response] = await once(sent, 'response');
    const { statusCode } = response;
    response.resume();
    // A stream of events would go on.
    if (String(response.headers['content-type']).startsWith('text/event-stream')) sent.destroy();
    else await once(response, 'close');
    return Number(statusCode);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /EPIPE|ECONNRESET/.test(String(error.code))) return 0;
    throw error;
  }
}

async function watch(caller: Caller, work: Promise<unknown>) {
  let over = false;
  const times: number[] = [];
  const memory: number[] = [];
  const watching = (async () => {
    while (!over) {
      const began = performance.now();
      await (await caller.get('/api/health')).arrayBuffer();
      times.push(performance.now() - began);
      if (times.length % 10 === 1) memory.push(await memoryOf(caller));
      await sleep(20);
    }
  })();
  await work;
  over = true;
  await watching;
  return { times, memory };
}

async function memoryOf(caller: Caller): Promise<number> {
  const text = await (await caller.get('/api/metrics')).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6;
}

function percentile99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
}
