import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { LiveEvent, LiveTick } from '../../data/model/replies.ts';
import type { Store } from '../../data/store/store.ts';
import { message, openStream } from './stream.ts';
import { liveWriters, type Placed, type Writers } from './writers.ts';

/**
 * The live streams: everyone listening to a county gets the events they may see in order, each once, with the sequence number
 * as id. Per county and kinds of events there is one reader of the event log and one queue, through which joining and delivering take turns; so nothing
 * falls between what a newcomer has missed and what comes next. A burst is read and sent as one, however many listen. Who
 * listens, and to what, is known here; the sockets are the writers' (`writers.ts`).
 */
export interface LiveHub {
  /** Takes over the response. Events after `after` come first; null begins with the next one. */
  readonly join: (
    county: string,
    listener: Listener,
    response: Response,
    after: number | null,
  ) => Promise<void>;
  /** Ends the streams of those who may no longer listen; done by itself every fifteen seconds, and at once when asked. */
  readonly recheck: () => Promise<void>;
  readonly listeners: () => number;
  /** Ends every stream at once; done when the processes that carried them have ended. */
  readonly stop: () => Promise<void>;
}

/** Whoever listens: which events they may see, and whether they may still listen. */
export interface Listener {
  readonly kinds: readonly LiveEvent['kind'][];
  readonly holds: () => Promise<boolean>;
}

/** One who listens; the number also says in which second of the round it is ticked and rechecked. */
interface Member extends Placed {
  readonly holds: Listener['holds'];
}

interface Channel {
  readonly county: string;
  readonly kinds: readonly LiveEvent['kind'][];
  readonly members: Set<Member>;
  /** The sequence number all members have been sent. */
  sequence: number;
  queue: Promise<void>;
  /** Is a delivery waiting for its turn? What is appended meanwhile goes with it. */
  due: boolean;
}

/** Who missed more than this is told to read everything again. */
const mostReplayed = 1_000;
/** Every member is ticked once in this many seconds, a few of them each second. */
const roundSeconds = 15;
/** After a delivery the next one waits this long: a burst becomes a few large messages, and nobody sees the difference. */
const pauseMs = 50;
/** How many are asked in one go whether they still hold. */
const askedAtOnce = 100;

export function liveHub(
  store: Store,
  log: Logger,
  now: () => number,
  writers: Writers = liveWriters(log),
): LiveHub {
  const channels = new Map<string, Channel>();
  let joined = 0;
  let second = 0;
  const inTurn = (channel: Channel, job: () => Promise<void>) => {
    channel.queue = channel.queue.then(job).catch((error) => log.error({ err: error }, 'live stream'));
    return channel.queue;
  };
  const announce = (channel: Channel) => {
    if (channel.due) return;
    channel.due = true;
    void inTurn(channel, async () => {
      channel.due = false;
      if (await deliver(store, channel, writers))
        void inTurn(channel, () => pause(pauseMs, undefined, { ref: false }));
    });
  };
  const stopListening = store.events.onAppend(() => {
    for (const channel of channels.values()) announce(channel);
  });
  const recheck = async (members: Iterable<Member>) => {
    let asked = 0;
    for (const { id, writer, holds } of [...members]) {
      asked += 1;
      if (asked % askedAtOnce === 0) await breathe();
      if (!(await holds())) writer.end([id]);
    }
  };
  const tell = (error: unknown) => log.error({ err: error }, 'live stream');
  const timer = setInterval(() => {
    second = (second + 1) % roundSeconds;
    const at = new Date(now()).toISOString();
    for (const { members, sequence } of channels.values()) {
      const turn = [...members].filter(({ id }) => id % roundSeconds === second);
      const beat: LiveTick = { sequence, at };
      writers.send(turn, message('tick', null, beat));
      recheck(turn).catch(tell);
    }
  }, 1_000).unref();
  const open = async (county: string, kinds: Channel['kinds']): Promise<Channel> => {
    const sequence = await store.events.newest();
    const key = [county, ...kinds].join(' ');
    const channel = channels.get(key) ?? {
      county,
      kinds,
      members: new Set(),
      sequence,
      queue: Promise.resolve(),
      due: false,
    };
    channels.set(key, channel);
    return channel;
  };
  const everyone = () => [...channels.values()].flatMap(({ members }) => [...members]);
  return {
    join: async (county, { kinds, holds }, response, after) => {
      const channel = await open(county, kinds);
      const socket = openStream(response);
      if (socket === null) return;
      joined += 1;
      const member: Member = { id: joined, writer: writers.choose(socket), holds };
      let over = false;
      await member.writer.take(member.id, socket, () => {
        over = true;
        channel.members.delete(member);
      });
      await inTurn(channel, async () => {
        const missed = after === null ? '' : await missedSince(store, channel, after, now());
        if (missed !== '') writers.send([member], missed);
        if (!over) channel.members.add(member);
      });
    },
    recheck: () => recheck(everyone()).catch(tell),
    listeners: () => everyone().length,
    stop: () => {
      stopListening();
      clearInterval(timer);
      return writers.stop();
    },
  };
}

/** Sends all members what came since; was there anything? */
async function deliver(store: Store, channel: Channel, writers: Writers): Promise<boolean> {
  if (channel.members.size === 0) {
    channel.sequence = await store.events.newest();
    return false;
  }
  const events = await store.events.after(channel.county, channel.sequence, mostReplayed);
  const seen = visible(channel, events);
  if (seen.length > 0) writers.send(channel.members, textOf(seen));
  channel.sequence = events.at(-1)?.sequence ?? channel.sequence;
  if (events.length === mostReplayed) await deliver(store, channel, writers);
  return events.length > 0;
}

/** The messages of what came after `after` up to where the channel stands, or of `reset` where that cannot be done. */
async function missedSince(store: Store, channel: Channel, after: number, now: number): Promise<string> {
  const missed = await store.events.after(channel.county, after, mostReplayed + 1);
  if (after > channel.sequence || missed.length > mostReplayed) {
    const reset: LiveTick = { sequence: channel.sequence, at: new Date(now).toISOString() };
    return message('reset', channel.sequence, reset);
  }
  return textOf(visible(channel, missed).filter((event) => event.sequence <= channel.sequence));
}

const visible = ({ kinds }: Channel, events: readonly LiveEvent[]) =>
  events.filter(({ kind }) => kinds.includes(kind));

const textOf = (events: readonly LiveEvent[]) =>
  events.map((event) => message('message', event.sequence, event)).join('');
