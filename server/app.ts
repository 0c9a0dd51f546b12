import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';
import { addressOf } from './auth/address.ts';
import { errorHandler } from './error-handler.ts';
import { hotDoor } from './hot/hot-door.ts';
import { open311Router } from './open311/router.ts';
import { problemOf } from './problem.ts';
import { type RequestLimiter, type RequestLimits, rateLimit, requestLimiter } from './rate-limit.ts';
import { requestLog } from './request-log.ts';
import { createRouter } from './router.ts';
import { security } from './security.ts';
import { sendProblem } from './send.ts';
import type { Services } from './services.ts';
import { staticClient } from './static.ts';

/** Where those who watch a service look first; the contract table has them under /api. */
const watched = ['/health', '/metrics'];

/**
 * The whole web application, without a socket: what is asked again and again is answered at the hot door, the rest by Express.
 * @param client folder of the built client
 * @param limits how often one address may ask; null does not count
 */
export function createHandler(
  services: Services,
  client: string,
  limits: RequestLimits | null = null,
): RequestListener {
  const limiter = limits === null ? null : requestLimiter(limits);
  return hotDoor(services, limiter, createApp(services, client, limiter));
}

/** The application behind the hot door, which does all there is to do without it. */
export function createApp(
  services: Services,
  client: string,
  limiter: RequestLimiter | null = null,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('etag', false);
  app.use(requestLog(services.log, services.metrics));
  app.use(security());
  if (limiter !== null)
    app.use(
      rateLimit(limiter, (request) =>
        addressOf(request.socket.remoteAddress, request.get('x-forwarded-for'), services.gate.trustedProxies),
      ),
    );
  app.get(watched, (request, _response, next) => {
    request.url = `/api${request.url}`;
    next();
  });
  app.use(createRouter(services));
  app.use(open311Router(services));
  app.use(staticClient(client));
  app.use((request, response) =>
    sendProblem(response, problemOf('not-found', `There is no ${request.path}.`)),
  );
  app.use(errorHandler(services.log));
  return app;
}
