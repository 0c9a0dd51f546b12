import type { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { type Carrier, startCarrier } from './carrier.ts';
import { type Writer, writeHere } from './writer.ts';

/**
 * All who write to live streams. A few hundred streams are written to from here; those beyond are carried by processes of their
 * own, begun when they are needed: so a message leaves by as many cores as there are, and what is asked of the server meanwhile
 * does not wait until thousands have been written to, nor they for it. Where no carrier is ready, or all are full, there
 * is room here.
 */
export interface Writers {
  /** Who is to write to one more. */
  readonly choose: (socket: Socket) => Writer;
  /** Sends whole messages to these readers, each by its writer. */
  readonly send: (readers: Iterable<Placed>, messages: string) => void;
  /** Ends every stream at once; done when no carrier is left. */
  readonly stop: () => Promise<void>;
}

/** A stream, and who writes to it. */
export interface Placed {
  readonly id: number;
  readonly writer: Writer;
}

export interface Carriage {
  /** So many streams are written to from this process before any is carried. */
  readonly keptHere: number;
  /** As many carriers at most. */
  readonly carriers: number;
  /** So long none is begun in the place of one that is over, in milliseconds: what ended it may not be over. */
  readonly rest: number;
}

/** Five hundred take 4 ms to write to. Two carriers halve the time of the rest; each more costs 20 MB and saves less. */
const standard: Carriage = { keptHere: 500, carriers: Math.min(2, availableParallelism()), rest: 60_000 };

export function liveWriters(log: Logger, { keptHere, carriers, rest }: Carriage = standard): Writers {
  const here = writeHere();
  const begun = new Set<Carrier>();
  const ready = new Set<Carrier>();
  let free = carriers;
  const begin = () => {
    free -= 1;
    const carrier = startCarrier(log, {
      ready: () => ready.add(carrier),
      over: () => {
        begun.delete(carrier);
        ready.delete(carrier);
        setTimeout(() => {
          free += 1;
        }, rest).unref();
      },
    });
    begun.add(carrier);
  };
  return {
    choose: (socket) => {
      if (here.size() < keptHere || socket.writableLength > 0) return here;
      while (free > 0) begin();
      const [least] = [...ready].filter((one) => one.hasRoom()).sort((a, b) => a.size() - b.size());
      return least ?? here;
    },
    send: (readers, messages) => {
      const ids = new Map<Writer, number[]>();
      for (const { id, writer } of readers) {
        const list = ids.get(writer);
        if (list === undefined) ids.set(writer, [id]);
        else list.push(id);
      }
      // Carriers first: they write while this process does.
      for (const [writer, list] of ids) if (writer !== here) writer.send(list, messages);
      here.send(ids.get(here) ?? [], messages);
    },
    stop: async () => {
      free = Number.NEGATIVE_INFINITY;
      await Promise.all([here, ...begun].map((writer) => writer.stop()));
    },
  };
}
