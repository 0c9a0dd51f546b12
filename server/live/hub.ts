import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { LiveEvent, LiveTick } from '../../data/model/replies.ts';
import type { Store } from '../../data/store/store.ts';
import { message, openStream, type Stream } from './stream.ts';

/**
 * The live streams: everyone listening to a county gets the events they may see in order, each once, with the sequence number
 * as id. Per county and kinds of events there is one reader of the event log and one queue, through which joining and delivering take turns; so nothing
 * falls between what a newcomer has missed and what comes next. A burst is read and sent as one, and made into bytes once
 * however many listen.
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
  /** Ends every stream. */
  readonly stop: () => void;
}

/** Whoever listens: which events they may see, and whether they may still listen. */
export interface Listener {
  readonly kinds: readonly LiveEvent['kind'][];
  readonly holds: () => Promise<boolean>;
}

interface Member {
  readonly stream: Stream;
  readonly holds: Listener['holds'];
  /** The second of the round in which it is ticked and rechecked. */
  readonly second: number;
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

export function liveHub(store: Store, log: Logger, now: () => number): LiveHub {
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
      if (await deliver(store, channel))
        void inTurn(channel, () => pause(pauseMs, undefined, { ref: false }));
    });
  };
  const stopListening = store.events.onAppend(() => {
    for (const channel of channels.values()) announce(channel);
  });
  const recheck = async (members: Iterable<Member>) => {
    let asked = 0;
    for (const { stream, holds } of [...members]) {
      asked += 1;
      if (asked % askedAtOnce === 0) await breathe();
      if (!(await holds())) stream.end();
    }
  };
  const tell = (error: unknown) => log.error({ err: error }, 'live stream');
  const timer = setInterval(() => {
    second = (second + 1) % roundSeconds;
    const at = new Date(now()).toISOString();
    for (const { members, sequence } of channels.values()) {
      const turn = [...members].filter((member) => member.second === second);
      const beat: LiveTick = { sequence, at };
      const tick = Buffer.from(message('tick', null, beat));
      for (const { stream } of turn) stream.send(tick);
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
      let member: Member | null = null;
      let over = false;
      const stream = openStream(response, () => {
        over = true;
        if (member !== null) channel.members.delete(member);
      });
      if (stream === null) return;
      await inTurn(channel, async () => {
        if (after !== null) await catchUp(store, channel, stream, after, now());
        if (over) return;
        joined += 1;
        member = { stream, holds, second: joined % roundSeconds };
        channel.members.add(member);
      });
    },
    recheck: () => recheck(everyone()).catch(tell),
    listeners: () => everyone().length,
    stop: () => {
      stopListening();
      clearInterval(timer);
      for (const { stream } of everyone()) stream.end();
    },
  };
}

/** Sends all members what came since; was there anything? */
async function deliver(store: Store, channel: Channel): Promise<boolean> {
  if (channel.members.size === 0) {
    channel.sequence = await store.events.newest();
    return false;
  }
  const events = await store.events.after(channel.county, channel.sequence, mostReplayed);
  const seen = visible(channel, events);
  if (seen.length > 0) {
    const bytes = Buffer.from(textOf(seen));
    for (const { stream } of channel.members) stream.send(bytes);
  }
  channel.sequence = events.at(-1)?.sequence ?? channel.sequence;
  if (events.length === mostReplayed) await deliver(store, channel);
  return events.length > 0;
}

/** Sends what came after `after` up to where the channel stands, or `reset` where that cannot be done. */
async function catchUp(
  store: Store,
  channel: Channel,
  stream: Stream,
  after: number,
  now: number,
): Promise<void> {
  const missed = await store.events.after(channel.county, after, mostReplayed + 1);
  if (after > channel.sequence || missed.length > mostReplayed) {
    const reset: LiveTick = { sequence: channel.sequence, at: new Date(now).toISOString() };
    stream.send(Buffer.from(message('reset', channel.sequence, reset)));
    return;
  }
  const upToNow = visible(channel, missed).filter((event) => event.sequence <= channel.sequence);
  if (upToNow.length > 0) stream.send(Buffer.from(textOf(upToNow)));
}

const visible = ({ kinds }: Channel, events: readonly LiveEvent[]) =>
  events.filter(({ kind }) => kinds.includes(kind));

const textOf = (events: readonly LiveEvent[]) =>
  events.map((event) => message('message', event.sequence, event)).join('');
