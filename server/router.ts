import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { api, type Route, type RouteName } from '../data/api.ts';
import type { Handler } from './answer.ts';
import { admit } from './auth/guard.ts';
import { handlers } from './handlers.ts';
import { isHot } from './hot/hot-answers.ts';
import { hotMoment, keepHot } from './hot/keep-hot.ts';
import { parseRequest } from './parse-request.ts';
import { problemOf } from './problem.ts';
import { sendContent, sendProblem, sendRedirect } from './send.ts';
import type { Services } from './services.ts';

/** A body larger than this is refused with 413. */
const largestBody = 1_000_000;

/** Mounts every row of the contract table; what is under /api and not in the table is 404, or 405 with the right path. */
export function createRouter(services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const names = Object.keys(handlers).filter((name): name is RouteName => name in api);
  for (const name of names) mount(router, services, name);
  for (const path of new Set(Object.values(api).map((route) => route.path))) refuseOtherMethods(router, path);
  router.use('/api', (request, response) => {
    sendProblem(response, problemOf('not-found', `There is no ${request.baseUrl}${request.path}.`));
  });
  return router;
}

function mount<N extends RouteName>(router: Router, services: Services, name: N): void {
  const route: Route = api[name];
  const handler: Handler<N> = handlers[name];
  const serve = async (request: Request, response: Response) => {
    response.locals.route = route.path;
    const moment = hotMoment(services);
    const admitted = await admit(services, name, route, request);
    if (!admitted.ok) return sendProblem(response, admitted.problem);
    const parsed = parseRequest(name, {
      parameters: request.params,
      query: new URL(request.url, 'http://host').searchParams,
      contentType: request.get('content-type'),
      body: request.body instanceof Uint8Array ? request.body : undefined,
    });
    if (!parsed.ok) return sendProblem(response, parsed.problem);
    const answer = await handler(services, parsed.value, admitted.visit);
    if (!answer.ok) return sendProblem(response, answer.problem);
    if (!admitted.visit.settled()) throw new Error(`${name} answered without asking whose grids these are`);
    if ('stream' in answer) return answer.stream(request, response);
    for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', cookie);
    if ('redirect' in answer) return sendRedirect(response, answer.redirect);
    await sendContent(request, response, route, answer.content, answer);
    if (isHot(name)) {
      const dated = 'state' in parsed.value.query && parsed.value.query.state !== undefined;
      const { content } = answer;
      await keepHot(services, moment, {
        name,
        route,
        request,
        response,
        dated,
        content,
        visit: admitted.visit,
      });
    }
  };
  // A file is not taken in before it is known who sends it.
  const admitted = async (request: Request, response: Response, next: NextFunction) => {
    const admission = await admit(services, name, route, request);
    if (admission.ok) next();
    else sendProblem(response, admission.problem);
  };
  if (route.method === 'GET') router.get(expressPath(route.path), serve);
  else if (route.upload === undefined) router.post(expressPath(route.path), bytesUpTo(largestBody), serve);
  else router.post(expressPath(route.path), admitted, bytesUpTo(route.upload.largest), serve);
}

const bytesUpTo = (limit: number) => express.raw({ type: () => true, limit, inflate: false });

function refuseOtherMethods(router: Router, path: Route['path']): void {
  const offered = Object.values(api)
    .filter((route) => route.path === path)
    .flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
  router.all(expressPath(path), (request, response) => {
    response.set('Allow', offered.join(', '));
    sendProblem(
      response,
      problemOf('method-not-allowed', `${request.method} is not offered, only ${offered.join(', ')}.`),
    );
  });
}

/** `/a/{b}` as Express writes it: `/a/:b`. */
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');
