import type { Request, Response } from 'express';
import type { Route } from '../../data/api.ts';
import type { Visit } from '../auth/guard.ts';
import { type Content, chooseEncoding } from '../content.ts';
import { contentHeaders } from '../send.ts';
import type { Services } from '../services.ts';
import { type HotRoute, hotRoutes } from './hot-answers.ts';
import { readyAnswer } from './ready-response.ts';

/** What was known when a request came: nothing is kept of it where that changed before it was answered. */
export interface HotMoment {
  readonly turn: number;
  readonly sequence: number | null;
}

export const hotMoment = ({ hot }: Services): HotMoment => ({
  turn: hot.callers.turn(),
  sequence: hot.sequence(),
});

/** An answer of a hot row that has just been sent, and to whom. */
interface Sent {
  readonly name: HotRoute;
  readonly route: Route;
  readonly request: Request;
  readonly response: Response;
  /** Does it depend on the time it was asked at? */
  readonly dated: boolean;
  readonly content: Content<unknown>;
  readonly visit: Visit;
}

/** What depends on the time of asking is given again for this long. */
const datedMs = 1_000;

/** Keeps an answer for the hot door, with the very headers it was sent with, and that its caller was let in. */
export async function keepHot(services: Services, moment: HotMoment, sent: Sent): Promise<void> {
  const { hot, metrics, now } = services;
  const { name, route, request, response, content, visit } = sent;
  hot.callers.remember(moment.turn, request.headers, visit.principal);
  const askedAt = now();
  const encoding = chooseEncoding(content.bytes, (one) => request.acceptsEncodings(one) === one);
  const bytes = await content.encoded(encoding);
  const forEver = hotRoutes[name] === 'for ever';
  if (!forEver && (moment.sequence === null || moment.sequence !== hot.sequence())) return;
  const unchanged = headersOfBoth(response);
  const full = { ...unchanged, ...contentHeaders(route, encoding, bytes.length) };
  const observed = { method: 'GET', route: route.path } as const;
  hot.answers.keep(request.url, request.headers['accept-encoding'], {
    name,
    route: route.path,
    county: String(request.params.county),
    etag: content.etag,
    full: { ...readyAnswer(200, full, bytes), observe: metrics.observer({ ...observed, status: 200 }) },
    unchanged: {
      ...readyAnswer(304, unchanged, new Uint8Array()),
      observe: metrics.observer({ ...observed, status: 304 }),
    },
    size: bytes.length,
    sequence: forEver ? null : moment.sequence,
    until: sent.dated ? askedAt + datedMs : Number.POSITIVE_INFINITY,
  });
}

/** The headers that were sent, without those of the bytes and without the request's own id: what 200 and 304 share. */
function headersOfBoth(response: Response): Record<string, string> {
  const own = ['content-type', 'content-encoding', 'content-length', 'x-request-id'];
  return Object.fromEntries(
    Object.entries(response.getHeaders()).flatMap(([name, value]) =>
      own.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
