import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http';
import { policy, reachOf } from '../../data/rules/access.ts';
import { addressOf } from '../auth/address.ts';
import type { RequestLimiter } from '../rate-limit.ts';
import type { Services } from '../services.ts';
import type { HotAnswer, HotReply } from './hot-answers.ts';
import { ReadyResponse } from './ready-response.ts';

/**
 * Stands before Express and gives again what was answered before, where the same policy lets the caller in: by the same
 * rules, limits, headers, figures and log lines. Whatever is not plain (another method, an unknown caller or answer, an
 * exhausted limit, unusual conditions) goes on to Express, which answers as if there were no door. tests/server/hot
 * holds the two to the same status, headers and bytes.
 */
export function hotDoor(
  services: Services,
  limiter: RequestLimiter | null,
  rest: RequestListener,
): RequestListener {
  const { log, gate } = services;
  const withinLimits = ({ socket, headers }: IncomingMessage) =>
    limiter === null ||
    limiter.read(
      addressOf(socket.remoteAddress, headers['x-forwarded-for']?.toString(), gate.trustedProxies),
    ) === 0;
  return (request, response) => {
    const began = performance.now();
    const answer = findAnswer(services, request);
    const reply = answer === null ? null : replyOf(answer, request.headers);
    if (
      answer === null ||
      reply === null ||
      !(response instanceof ReadyResponse) ||
      !response.shouldKeepAlive ||
      !withinLimits(request)
    )
      return rest(request, response);
    const id = randomUUID();
    response.sendReady(reply, id);
    const milliseconds = performance.now() - began;
    reply.observe(milliseconds / 1000);
    if (log.isLevelEnabled('info'))
      log.info(
        {
          id,
          method: 'GET',
          route: answer.route,
          status: reply.status,
          milliseconds: Math.round(milliseconds),
        },
        'request',
      );
  };
}

/** The answer to give again: it still holds, and its row lets the caller in. */
function findAnswer({ hot, now }: Services, { method, url, headers }: IncomingMessage): HotAnswer | null {
  if (method !== 'GET' || url === undefined) return null;
  const answer = hot.answers.find(url, headers['accept-encoding']);
  if (answer === null || answer.until < now()) return null;
  if (answer.sequence !== null && answer.sequence !== hot.sequence()) return null;
  const principal = hot.callers.find(headers);
  if (principal === null || reachOf(policy[answer.name], principal, answer.county) !== 'yes') return null;
  return answer;
}

/** Whole or 304; null where the headers ask for something a simple comparison does not decide. */
function replyOf({ etag, full, unchanged }: HotAnswer, headers: IncomingHttpHeaders): HotReply | null {
  if (headers['if-modified-since'] !== undefined || headers['idempotency-key'] !== undefined) return null;
  const held = headers['if-none-match'];
  if (held === undefined) return full;
  if (headers['cache-control'] !== undefined) return null;
  if (held === etag) return unchanged;
  return /^W\/"[^",]*"$/.test(held) ? full : null;
}
