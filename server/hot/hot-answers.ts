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

/** The answers, by address and Accept-Encoding. The oldest addresses go where there are too many. */
export interface HotAnswers {
  readonly find: (url: string, acceptEncoding: string | undefined) => HotAnswer | null;
  readonly keep: (url: string, acceptEncoding: string | undefined, answer: HotAnswer) => void;
}

const most = 1_000;
const mostBytes = 128_000_000;
/** A longer address is nobody's bookmark. */
const longest = 2_048;

export function hotAnswers(): HotAnswers {
  // Two maps, one in the other, so that nothing is put together for each request to be looked up by.
  const kept = new Map<string, Map<string, HotAnswer>>();
  let count = 0;
  let bytes = 0;
  const drop = (url: string) => {
    for (const { size } of kept.get(url)?.values() ?? []) {
      count -= 1;
      bytes -= size;
    }
    kept.delete(url);
  };
  return {
    find: (url, acceptEncoding = '') => kept.get(url)?.get(acceptEncoding) ?? null,
    keep: (url, acceptEncoding = '', answer) => {
      if (url.length + acceptEncoding.length > longest || answer.size > mostBytes / 4) return;
      const variants = kept.get(url) ?? new Map<string, HotAnswer>();
      const before = variants.get(acceptEncoding);
      // What was answered last is the newest, with all its variants.
      kept.delete(url);
      kept.set(url, variants.set(acceptEncoding, answer));
      count += before === undefined ? 1 : 0;
      bytes += answer.size - (before?.size ?? 0);
      for (const oldest of kept.keys()) {
        if (count <= most && bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
