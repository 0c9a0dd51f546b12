import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { handOver } from './hand-over.ts';
import { type Order, reportOf } from './orders.ts';
import type { Writer } from './writer.ts';

/** What becomes of a carrier: it begins to carry, and it is over. */
interface Fate {
  readonly ready: () => void;
  readonly over: () => void;
}

/** More than this waiting to be heard, in characters, and the process does not listen any more. */
const mostUnheard = 16_000_000;

/** A carrier takes no more streams than this. */
const mostCarried = 5_000;

/** How long a carrier may take to end, in milliseconds. */
const patienceMs = 5_000;

/**
 * A process of its own that writes to streams (`carry.ts`); their sockets are given to it. Is the carrier gone, so are its
 * connections: their readers come back and resume.
 */
export interface Carrier extends Writer {
  readonly hasRoom: () => boolean;
}

export function startCarrier(log: Logger, fate: Fate): Carrier {
  const child = fork(join(import.meta.dirname, 'carry.ts'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const handing = handOver(child);
  /** What to call when a stream is over. */
  const carried = new Map<number, () => void>();
  let state: 'runs' | 'stops' | 'over' = 'runs';
  let unheard = 0;
  /** It did not take what it was given: it can open no more files, or hangs. */
  let full = false;
  const close = (id: number) => {
    full = false;
    carried.get(id)?.();
    carried.delete(id);
  };
  const over = (reason: unknown) => {
    if (state === 'over') return;
    if (state === 'runs')
      log.warn({ err: reason, streams: carried.size }, 'a carrier of live streams is over');
    state = 'over';
    handing.stop();
    child.kill('SIGKILL');
    for (const id of carried.keys()) close(id);
    fate.over();
  };
  const tell = (order: Order) => {
    const length = order.do === 'send' ? order.messages.length : 0;
    unheard += length;
    if (unheard > mostUnheard) return over(new Error('it does not listen any more'));
    child.send(order, () => {
      unheard -= length;
    });
  };
  child.on('message', (message: unknown) => {
    const report = reportOf(message);
    if (report?.is === 'ready') {
      log.info({ pid: child.pid }, 'a carrier of live streams is ready');
      fate.ready();
    }
    if (report?.is === 'taken') handing.taken(report.id);
    if (report?.is === 'over') close(report.id);
  });
  child.on('error', over).on('exit', (code, signal) => over(new Error(`it ended with ${signal ?? code}`)));
  // It must not keep this process from ending.
  child.unref();
  child.channel?.unref();
  return {
    take: async (id, socket, closed) => {
      carried.set(id, closed);
      const given = await handing.give(id, socket);
      if (given === 'taken') return;
      close(id);
      if (given === 'gone') return;
      full = true;
      log.warn({ streams: carried.size }, 'a carrier of live streams takes no more');
      // Should it take it after all.
      tell({ do: 'end', ids: [id] });
    },
    send: (ids, messages) => tell({ do: 'send', ids, messages }),
    end: (ids) => tell({ do: 'end', ids: [...ids] }),
    stop: () =>
      new Promise((resolve) => {
        if (state !== 'runs') return resolve();
        state = 'stops';
        handing.stop();
        const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
        child.ref();
        child.once('exit', () => {
          clearTimeout(late);
          resolve();
        });
        child.disconnect();
      }),
    size: () => carried.size,
    hasRoom: () => !full && carried.size < mostCarried,
  };
}
