import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Gives every request an id, which its reply carries and its log lines share, and logs it when it is over: method, route,
 * status and time. Never an address, a query or a body: they can hold personal data.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    const began = performance.now();
    response.locals.id = id;
    response.set('X-Request-Id', id);
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - began);
      const route: unknown = response.locals.route;
      log.info({ id, method: request.method, route, status: response.statusCode, milliseconds }, 'request');
    });
    next();
  };
}
