import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { held, listening, listenPath, sent } from './serving/messages.ts';

/**
 * The live hub against Express and `response.write` in a loop: `node tests/bench/live.ts [listeners]`. Both have as many listeners at once,
 * in one child; they are written to in turn. What counts is when the last of them hears: all others leave what they get to
 * the system's buffers, so that it is not this process that is measured. The median of the rounds.
 */
const listeners = Number(process.argv[2] ?? 5_000);
const rounds = 15;
const warming = 500;
const kinds = ['hub', 'express'] as const;
/** What was read last, by whichever connection: it is looked at before another one reads. */
const readInto = Buffer.alloc(65_536);

interface Ear {
  readonly socket: Socket;
  /** When `what` has come, by the clock the child has, too; then it reads no more. */
  readonly hears: (what: string) => Promise<number>;
}

const child = fork(join(import.meta.dirname, 'serving', 'listening.ts'), { execArgv: ['--expose-gc'] });
const told = async (message: string) => {
  child.send(message);
  return (await once(child, 'message'))[0];
};
const { ports, headers } = listening.parse((await once(child, 'message'))[0]);
const cookie = `Cookie: ${headers.cookie}\r\n`;

const last = new Map<string, Ear>();
const bytes = new Map<string, number>();
for (const kind of kinds) {
  // The first make the heap and the machine code that the others use.
  for (let joined = 0; joined < warming; joined += 1) (await enter(ports[kind])).socket.destroy();
  const before = held.parse(await told('memory')).bytes;
  for (let joined = 1; joined < listeners; joined += 100)
    await Promise.all(Array.from({ length: Math.min(100, listeners - joined) }, () => enter(ports[kind])));
  last.set(kind, await enter(ports[kind]));
  bytes.set(kind, (held.parse(await told('memory')).bytes - before) / listeners);
}

const times = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
const costs = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
const kernel = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
for (let round = 0; round < rounds; round++)
  for (const kind of kinds) {
    const heard = last.get(kind)?.hears('event:message') ?? Promise.reject(new Error('nobody listens'));
    const { began, cpuMilliseconds, systemMilliseconds } = sent.parse(await told(kind));
    costs.get(kind)?.push(cpuMilliseconds);
    kernel.get(kind)?.push(systemMilliseconds);
    times.get(kind)?.push(((await heard) - began) / 1e6);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

const median = (of: Map<string, number[]>, kind: string) =>
  of.get(kind)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
const size = (kind: string) => `${((bytes.get(kind) ?? 0) / 1000).toFixed(1)} kB`;
console.log(`| ${listeners} listeners | hub | Express and a loop | ratio |\n|---|---|---|---|`);
for (const [what, of] of [
  ['the last hears after', times],
  ['processor time of the server', costs],
  ['of that in the kernel', kernel],
] as const) {
  const [ours, theirs] = [median(of, 'hub'), median(of, 'express')];
  console.log(
    `| ${what} | ${ours.toFixed(0)} ms | ${theirs.toFixed(0)} ms | ${(theirs / ours).toFixed(2)}× |`,
  );
}
console.log(`| memory a listener | ${size('hub')} | ${size('express')} | |`);
child.kill();
process.exit();

/** Joins, waits for the first bytes, and reads no more. */
async function enter(port: number): Promise<Ear> {
  const ear = earAt(port);
  ear.socket.write(`GET ${listenPath} HTTP/1.1\r\nHost: localhost:8080\r\n${cookie}\r\n`);
  await ear.hears('retry:');
  return ear;
}

/**
 * A connection that reads only while it waits for something. A paused stream would go on reading up to its high-water
 * mark: it is `onread` that leaves what comes to the system.
 */
function earAt(port: number): Ear {
  let text = '';
  let wanted = '';
  let found: (at: number) => void = () => undefined;
  const callback = (length: number, bytes: Uint8Array) => {
    text += Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
    if (wanted === 'retry:' && !text.startsWith('HTTP/1.1 200')) throw new Error(text);
    if (!text.includes(wanted)) return true;
    found(Number(process.hrtime.bigint()));
    return false;
  };
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer: readInto, callback } });
  return {
    socket,
    hears: (what) =>
      new Promise((resolve) => {
        [text, wanted, found] = ['', what, resolve];
        socket.resume();
      }),
  };
}
