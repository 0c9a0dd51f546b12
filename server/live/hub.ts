import { createEventBuffer, createSession, type Session } from 'better-sse';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { LiveEvent, LiveTick } from '../../data/model/replies.ts';
import type { Store } from '../../data/store/store.ts';

/**
 * The live streams: everyone listening to a county gets the events they may see in order, each once, with the sequence number
 * as id. Per county and kinds of events there is one reader of the event log and one queue, through which joining and delivering take turns; so nothing
 * falls between what a newcomer has missed and what comes next. Bursts are read and sent as one.
 */
export interface LiveHub {
  /** Takes over the response. Events after `after` come first; null begins with the next one. */
  readonly join: (
    county: string,
    listener: Listener,
    request: Request,
    response: Response,
    after: number | null,
  ) => Promise<void>;
  /** Ends the streams of those who may no longer listen; done by itself every few seconds, and at once when asked. */
  readonly recheck: () => void;
  readonly listeners: () => number;
  /** Ends every stream. */
  readonly stop: () => void;
}

/** Whoever listens: which events they may see, and whether they may still listen. */
export interface Listener {
  readonly kinds: readonly LiveEvent['kind'][];
  readonly holds: () => Promise<boolean>;
}

interface Channel {
  readonly county: string;
  readonly kinds: readonly LiveEvent['kind'][];
  /** Each stream with the response it is written to, and whether it may go on. */
  readonly sessions: Map<Session, { readonly response: Response; readonly holds: Listener['holds'] }>;
  /** The sequence number all sessions have been sent. */
  sequence: number;
  queue: Promise<void>;
}

/** Who missed more than this is told to read everything again. */
const mostReplayed = 1_000;
const tickMs = 15_000;
const reconnectMs = 2_000;
/** A reader this many bytes behind is cut off; it comes back and resumes. */
const mostUnsent = 1_000_000;

export function liveHub(store: Store, log: Logger, now: () => number): LiveHub {
  const channels = new Map<string, Channel>();
  const inTurn = (channel: Channel, job: () => Promise<void>) => {
    channel.queue = channel.queue.then(job).catch((error) => log.error({ err: error }, 'live stream'));
    return channel.queue;
  };
  const deliver = async (channel: Channel) => {
    if (channel.sessions.size === 0) {
      channel.sequence = await store.events.newest();
      return;
    }
    const events = await store.events.after(channel.county, channel.sequence, mostReplayed);
    if (events.length === 0) return;
    const seen = visible(channel, events);
    const text = bufferOf(seen);
    if (seen.length > 0) for (const session of channel.sessions.keys()) await session.batch(text);
    channel.sequence = events.at(-1)?.sequence ?? channel.sequence;
    if (events.length === mostReplayed) await deliver(channel);
  };
  const stopListening = store.events.onAppend(() => {
    for (const channel of channels.values()) void inTurn(channel, () => deliver(channel));
  });
  const timer = setInterval(() => {
    const at = new Date(now()).toISOString();
    for (const { sessions, sequence } of channels.values())
      for (const [session, { response }] of sessions) tick(session, response, { sequence, at });
    recheck();
  }, tickMs).unref();
  const recheck = () => {
    for (const { sessions } of channels.values())
      for (const { response, holds } of sessions.values())
        holds().then(
          (held) => held || response.end(),
          (error: unknown) => log.error({ err: error }, 'live stream'),
        );
  };
  const open = async (county: string, kinds: Channel['kinds']): Promise<Channel> => {
    const sequence = await store.events.newest();
    const key = [county, ...kinds].join(' ');
    const channel = channels.get(key) ?? {
      county,
      kinds,
      sessions: new Map(),
      sequence,
      queue: Promise.resolve(),
    };
    channels.set(key, channel);
    return channel;
  };
  return {
    join: async (county, { kinds, holds }, request, response, after) => {
      const channel = await open(county, kinds);
      const session = await createSession(request, response, { retry: reconnectMs, keepAlive: null });
      session.once('disconnected', () => channel.sessions.delete(session));
      await inTurn(channel, async () => {
        if (after !== null) await catchUp(store, channel, session, after, now());
        if (session.isConnected) channel.sessions.set(session, { response, holds });
      });
    },
    recheck,
    listeners: () => [...channels.values()].reduce((sum, channel) => sum + channel.sessions.size, 0),
    stop: () => {
      stopListening();
      clearInterval(timer);
      for (const { sessions } of channels.values())
        for (const { response } of sessions.values()) response.end();
    },
  };
}

/** Sends what came after `after` up to where the channel stands, or `reset` where that cannot be done. */
async function catchUp(
  store: Store,
  channel: Channel,
  session: Session,
  after: number,
  now: number,
): Promise<void> {
  const missed = await store.events.after(channel.county, after, mostReplayed + 1);
  if (after > channel.sequence || missed.length > mostReplayed) {
    const reset: LiveTick = { sequence: channel.sequence, at: new Date(now).toISOString() };
    session.push(reset, 'reset', String(channel.sequence));
    return;
  }
  const upToNow = visible(channel, missed).filter((event) => event.sequence <= channel.sequence);
  if (upToNow.length > 0) await session.batch(bufferOf(upToNow));
}

const visible = ({ kinds }: Channel, events: readonly LiveEvent[]) =>
  events.filter(({ kind }) => kinds.includes(kind));

/** The events as text, made once however many listen. */
function bufferOf(events: readonly LiveEvent[]) {
  const buffer = createEventBuffer();
  for (const event of events) buffer.push(event, 'message', String(event.sequence));
  return buffer;
}

function tick(session: Session, response: Response, beat: LiveTick): void {
  if (response.writableLength > mostUnsent) response.destroy();
  else void session.batch((buffer) => void buffer.event('tick').data(beat).dispatch());
}
