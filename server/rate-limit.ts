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

/** With more addresses than this the ones that have everything left are forgotten. */
const mostAddresses = 10_000;
const minuteMs = 60_000;

/**
 * Refuses with 429 and Retry-After who asks too often, per address: reading generously, so that a GIS client may page through
 * everything it draws; writing strictly. What was used comes back evenly, so a refused client is never shut out for long.
 * @param now milliseconds of a clock that never goes back
 */
export function rateLimit(
  { readsPerMinute, writesPerMinute }: RequestLimits,
  addressOf: (request: Request) => string,
  now: () => number = () => performance.now(),
): RequestHandler {
  const reads = takeFrom(readsPerMinute, now);
  const writes = takeFrom(writesPerMinute, now);
  return (request, response, next) => {
    const take = request.method === 'GET' || request.method === 'HEAD' ? reads : writes;
    const retryAfter = take(networkOf(addressOf(request)));
    if (retryAfter === 0) return next();
    const detail = `Too many requests from this address: wait ${retryAfter} s.`;
    sendProblem(response, problemOf('too-many-requests', detail, { retryAfter }));
  };
}

/** Takes one from an address's bucket: 0, or in how many seconds there will be one again. */
function takeFrom(perMinute: number, now: () => number): (address: string) => number {
  const buckets = new Map<string, Bucket>();
  const filled = ({ left, at }: Bucket) => Math.min(perMinute, left + ((now() - at) * perMinute) / minuteMs);
  return (address) => {
    if (buckets.size > mostAddresses)
      for (const [key, bucket] of buckets) if (filled(bucket) >= perMinute) buckets.delete(key);
    const bucket = buckets.get(address) ?? { left: perMinute, at: now() };
    buckets.set(address, bucket);
    bucket.left = filled(bucket);
    bucket.at = now();
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * 60) / perMinute));
    bucket.left -= 1;
    return 0;
  };
}

/** An IPv6 subscriber has a whole /64 of addresses: they count as one. */
const networkOf = (address: string) =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
