import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/**
 * Gives every request an id, which its reply carries and its log lines share, and logs it when it is over: method, route,
 * status and time. Never an address, a query or a body: they can hold personal data.
 */
export function requestLog(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    const began = performance.now();
    response.locals.id = id;
    response.set('X-Request-Id', id);
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - began);
      const route = typeof response.locals.route === 'string' ? response.locals.route : 'other';
      const { method } = request;
      const status = response.statusCode;
      log.info({ id, method, route, status, milliseconds }, 'request');
      metrics.observe({ method: knownMethod(method), route, status, seconds: milliseconds / 1000 });
    });
    next();
  };
}

const knownMethod = (method: string) => (['GET', 'HEAD', 'POST'].includes(method) ? method : 'other');
