import type { Request, RequestHandler } from 'express';
import { problemOf } from './problem.ts';
import { sendProblem } from './send.ts';

/** How many requests an address may make in a minute; a whole minute's worth may come at once. */
export interface RequestLimits {
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
}

/** What an address has left, and when that was counted. */
interface Bucket {
  left: number;
  at: number;
}

/** Counts what addresses ask: 0, or in how many seconds an address may ask again. */
export interface RequestLimiter {
  readonly read: (address: string) => number;
  readonly write: (address: string) => number;
}

/** With more addresses than this the ones that have everything left are forgotten. */
const mostAddresses = 10_000;
const minuteMs = 60_000;

/**
 * Counts per address: reading generously, so that a GIS client may page through everything it draws; writing strictly.
 * What was used comes back evenly, so a refused client is never shut out for long.
 * @param now milliseconds of a clock that never goes back
 */
export function requestLimiter(
  { readsPerMinute, writesPerMinute }: RequestLimits,
  now: () => number = () => performance.now(),
): RequestLimiter {
  return { read: takeFrom(readsPerMinute, now), write: takeFrom(writesPerMinute, now) };
}

/** Refuses with 429 and Retry-After who asks too often. */
export function rateLimit(limiter: RequestLimiter, addressOf: (request: Request) => string): RequestHandler {
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const retryAfter = limiter[reads ? 'read' : 'write'](addressOf(request));
    if (retryAfter === 0) return next();
    const detail = `Too many requests from this address: wait ${retryAfter} s.`;
    sendProblem(response, problemOf('too-many-requests', detail, { retryAfter }));
  };
}

/** Takes one from an address's bucket: 0, or in how many seconds there will be one again. */
function takeFrom(perMinute: number, now: () => number): (address: string) => number {
  const buckets = new Map<string, Bucket>();
  const filled = ({ left, at }: Bucket, moment: number) =>
    Math.min(perMinute, left + ((moment - at) * perMinute) / minuteMs);
  return (address) => {
    const moment = now();
    const network = networkOf(address);
    if (buckets.size > mostAddresses)
      for (const [key, bucket] of buckets) if (filled(bucket, moment) >= perMinute) buckets.delete(key);
    let bucket = buckets.get(network);
    if (bucket === undefined) {
      bucket = { left: perMinute, at: moment };
      buckets.set(network, bucket);
    }
    bucket.left = filled(bucket, moment);
    bucket.at = moment;
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * 60) / perMinute));
    bucket.left -= 1;
    return 0;
  };
}

/** An IPv6 subscriber has a whole /64 of addresses: they count as one. */
const networkOf = (address: string) =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
