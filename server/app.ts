import express, { type Express } from 'express';
import { addressOf } from './auth/address.ts';
import { errorHandler } from './error-handler.ts';
import { problemOf } from './problem.ts';
import { type RequestLimits, rateLimit } from './rate-limit.ts';
import { requestLog } from './request-log.ts';
import { createRouter } from './router.ts';
import { security } from './security.ts';
import { sendProblem } from './send.ts';
import type { Services } from './services.ts';
import { staticClient } from './static.ts';

/** Where those who watch a service look first; the contract table has them under /api. */
const watched = ['/health', '/metrics'];

/**
 * The whole web application, without a socket.
 * @param client folder of the built client
 * @param limits how often one address may ask; null does not count
 */
export function createApp(services: Services, client: string, limits: RequestLimits | null = null): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('etag', false);
  app.use(requestLog(services.log, services.metrics));
  app.use(security());
  if (limits !== null)
    app.use(
      rateLimit(limits, (request) =>
        addressOf(request.socket.remoteAddress, request.get('x-forwarded-for'), services.gate.trustedProxies),
      ),
    );
  app.get(watched, (request, _response, next) => {
    request.url = `/api${request.url}`;
    next();
  });
  app.use(createRouter(services));
  app.use(staticClient(client));
  app.use((request, response) =>
    sendProblem(response, problemOf('not-found', `There is no ${request.path}.`)),
  );
  app.use(errorHandler(services.log));
  return app;
}
