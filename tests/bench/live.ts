import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listening, listenPath, sent, used } from './serving/messages.ts';

/**
 * The live hub against Express and `response.write` in a loop: `node tests/bench/live.ts [listeners] [--reading]`. Both have as many
 * listeners at once, in one child (the hub has its carriers beside it); they are written to in turn. What counts is when the last of them hears:
 * of the few that joined last, among them the last of every carrier, the one that hears last. All others leave what they get to
 * the system's buffers, so that it is not this process that is measured; with `--reading` all read, here, on the same
 * cores. The median of the rounds; processor time is their mean, with what there is in the 100 ms after the last has heard.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { reading: { type: 'boolean', default: false } },
});
const listeners = Number(positionals[0] ?? 5_000);
const lastOnes = 8;
const rounds = 15;
const warming = 500;
const kinds = ['hub', 'express'] as const;
/** What was read last, by whichever connection: it is looked at before another one reads. */
const readInto = Buffer.alloc(65_536);

/** One event to all of a kind, in milliseconds. */
interface Round {
  readonly heard: number;
  /** How long the server could do nothing else. */
  readonly waited: number;
  readonly processor: number;
  /** Of the processor's time, what the kernel took. */
  readonly system: number;
}

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

const last = new Map<string, readonly Ear[]>();
const bytes = new Map<string, number>();
for (const kind of kinds) {
  // The first make the heap and the machine code that the others use.
  for (let joined = 0; joined < warming; joined += 1) (await enter(ports[kind])).socket.destroy();
  const before = used.parse(await told('compact'));
  const ears: Ear[] = [];
  for (let joined = 0; joined < listeners - lastOnes; joined += 100)
    ears.push(...(await enterAtOnce(kind, Math.min(100, listeners - lastOnes - joined))));
  for (let joined = 0; joined < lastOnes; joined += 1) ears.push(await enter(ports[kind]));
  last.set(kind, values.reading ? ears : ears.slice(-lastOnes));
  bytes.set(kind, (used.parse(await told('compact')).bytes - before.bytes) / listeners);
}

const measured = new Map<string, Round[]>(kinds.map((kind) => [kind, []]));
for (let round = 0; round < rounds; round++)
  for (const kind of kinds) {
    const before = used.parse(await told('used'));
    const heard = Promise.all((last.get(kind) ?? []).map((ear) => ear.hears('event:message')));
    const { began, free } = sent.parse(await told(kind));
    const lastHeard = Math.max(...(await heard));
    await pause(100);
    const after = used.parse(await told('used'));
    const system = after.system - before.system;
    measured.get(kind)?.push({
      heard: (lastHeard - began) / 1e6,
      waited: (free - began) / 1e6,
      processor: after.user - before.user + system,
      system,
    });
    await pause(200);
  }

const all = (kind: string, what: keyof Round) => (measured.get(kind) ?? []).map((round) => round[what]);
const median = (kind: string, what: keyof Round) => all(kind, what).sort((a, b) => a - b)[rounds >> 1] ?? 0;
const mean = (kind: string, what: keyof Round) => all(kind, what).reduce((sum, one) => sum + one, 0) / rounds;
const size = (kind: string) => `${((bytes.get(kind) ?? 0) / 1000).toFixed(1)} kB`;
console.log(`| ${listeners} listeners | hub | Express and a loop | ratio |\n|---|---|---|---|`);
for (const [text, what, of] of [
  ['the last hears after', 'heard', median],
  ['what is asked meanwhile waits', 'waited', median],
  ['processor time of the server', 'processor', mean],
  ['of that in the kernel', 'system', mean],
] as const) {
  const [ours, theirs] = [of('hub', what), of('express', what)];
  console.log(
    `| ${text} | ${ours.toFixed(0)} ms | ${theirs.toFixed(0)} ms | ${(theirs / ours).toFixed(2)}× |`,
  );
}
console.log(`| memory a listener | ${size('hub')} | ${size('express')} | |`);
child.kill();
process.exit();

function enterAtOnce(kind: (typeof kinds)[number], count: number): Promise<Ear[]> {
  return Promise.all(Array.from({ length: count }, () => enter(ports[kind])));
}

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
