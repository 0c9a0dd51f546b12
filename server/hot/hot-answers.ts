import type { RouteName } from '../../data/api.ts';
import type { ReadyAnswer } from './ready-response.ts';

/**
 * The rows whose answers may be given again without asking their handlers: an answer depends on the address and on nothing
 * of the caller but that the policy lets him in. What is named by its hash holds for ever, the others until the next event.
 */
export const hotRoutes = {
  layer: 'for ever',
  plan: 'for ever',
  tier: 'for ever',
  borders: 'for ever',
  issueColumns: 'until an event',
} as const satisfies Partial<Record<RouteName, 'for ever' | 'until an event'>>;
export type HotRoute = keyof typeof hotRoutes;
export const isHot = (name: RouteName): name is HotRoute => name in hotRoutes;

/** One way to give it, and where to count that it was. */
export interface HotReply extends ReadyAnswer {
  readonly observe: (seconds: number) => void;
}

/** An answer that was given, ready to be given again. */
export interface HotAnswer {
  readonly name: HotRoute;
  /** As the contract writes it. */
  readonly route: string;
  readonly county: string;
  readonly etag: string;
  readonly full: HotReply;
  /** 304. */
  readonly unchanged: HotReply;
  /** Bytes it keeps in memory. */
  readonly size: number;
  /** The event sequence number it is true at; null where it holds for ever. */
  readonly sequence: number | null;
  /** When it no longer holds even without an event, epoch milliseconds. */
  readonly until: number;
}

/** The answers, by address and Accept-Encoding. The oldest go where there are too many. */
export interface HotAnswers {
  readonly find: (url: string, acceptEncoding: string | undefined) => HotAnswer | null;
  readonly keep: (url: string, acceptEncoding: string | undefined, answer: HotAnswer) => void;
}

const most = 1_000;
const mostBytes = 128_000_000;
/** A longer address is nobody's bookmark. */
const longest = 2_048;

export function hotAnswers(): HotAnswers {
  const kept = new Map<string, HotAnswer>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    find: (url, acceptEncoding) => kept.get(keyOf(url, acceptEncoding)) ?? null,
    keep: (url, acceptEncoding, answer) => {
      const key = keyOf(url, acceptEncoding);
      if (key.length > longest || answer.size > mostBytes / 4) return;
      drop(key);
      kept.set(key, answer);
      bytes += answer.size;
      for (const oldest of kept.keys()) {
        if (kept.size <= most && bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}

const keyOf = (url: string, acceptEncoding = '') => `${acceptEncoding} ${url}`;
