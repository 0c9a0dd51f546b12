import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ask } from './serving/load.ts';
import { county, ready, spent } from './serving/messages.ts';

/**
 * Hot reads against node:http alone and against Express alone: `node tests/bench/hot.ts`. One child serves all three, so that they share
 * a heap and a moment; the same bytes, the same generator over raw sockets that stay open. What counts is the processor
 * time of the child per request, the least of several interleaved rounds; a table in Markdown comes out.
 */
const rounds = 5;
/** Express is so much slower that fewer tell as much. */
const requests = { bare: 3_000, hot: 3_000, express: 300 };
const connections = 32;

const child = fork(join(import.meta.dirname, 'serving', 'server.ts'));
const { ports, headers, plan } = ready.parse((await once(child, 'message'))[0]);
const cookies = { Cookie: headers.cookie ?? '', 'Accept-Encoding': 'gzip, deflate, br, zstd' };
const columns = `/api/counties/${county}/issues/columns`;
const snapshot = `/api/counties/${county}/plans/${plan}`;
const reads = [
  { what: 'issue columns of one grid', path: `${columns}?tier=minor&grid=W-07`, held: false },
  { what: 'issue columns of a county', path: columns, held: false },
  { what: 'plan snapshot', path: snapshot, held: false },
  { what: 'plan snapshot the reader has (304)', path: snapshot, held: true },
];

console.log('| what | bytes | in flight | node:http | hot | share of node:http | Express | hot : Express |');
console.log('|---|---|---|---|---|---|---|---|');
for (const { what, path, held } of reads) {
  const got = await fetch(`http://127.0.0.1:${ports.express}${path}`, { headers: cookies });
  const etag = got.headers.get('etag') ?? '';
  const sent = held ? { ...cookies, 'If-None-Match': etag } : cookies;
  const bytes = held ? 0 : await teach(child, path, sent, ports.express);
  if (held) await tell(child, { path, status: 304, headers: { ETag: etag }, body: '' });
  for (const depth of [1, 8]) {
    const best = {
      bare: Number.POSITIVE_INFINITY,
      hot: Number.POSITIVE_INFINITY,
      express: Number.POSITIVE_INFINITY,
    };
    for (let round = 0; round < rounds; round++)
      for (const door of ['bare', 'hot', 'express'] as const) {
        const load = { port: ports[door], path, headers: sent, connections, depth };
        const before = await cpu(child);
        await ask(load, requests[door]);
        best[door] = Math.min(best[door], ((await cpu(child)) - before) / requests[door]);
      }
    const rate = (seconds: number) => `${(1e-3 / seconds).toFixed(1)} k/s`;
    const share = `${((100 * best.bare) / best.hot).toFixed(0)} %`;
    const gain = `${(best.express / best.hot).toFixed(1)}×`;
    console.log(
      `| ${what} | ${bytes} | ${connections} × ${depth} | ${rate(best.bare)} | ${rate(best.hot)} | ${share} | ${rate(best.express)} | ${gain} |`,
    );
  }
}
child.kill();

async function cpu(of: ChildProcess): Promise<number> {
  return tell(of, 'cpu');
}

async function tell(of: ChildProcess, message: object | string): Promise<number> {
  of.send(message);
  return spent.parse((await once(of, 'message'))[0]).cpuSeconds;
}

/** Teaches node:http the bytes that the application answers with; how many they are. */
async function teach(of: ChildProcess, path: string, sent: Record<string, string>, port: number) {
  const [reply] = await once(request({ port, path, headers: sent }).end(), 'response');
  const bytes = await buffer(reply);
  const kept = {
    'Content-Type': String(reply.headers['content-type']),
    'Content-Length': String(bytes.length),
  };
  await tell(of, { path, status: 200, headers: kept, body: bytes.toString('base64') });
  return bytes.length;
}
