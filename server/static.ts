import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { problemOf } from './problem.ts';
import { sendProblem } from './send.ts';

/** The client's addresses: each is answered with the one page, which reads the rest of the address itself. */
const pages = [
  '/',
  '/plan',
  '/wall',
  '/wall/:county',
  '/sign-in',
  '/set-up',
  '/account',
  '/admin',
  '/import',
];

/**
 * Serves the built client: files whose name holds their hash may be kept for ever, the page is asked for anew every time.
 * @param folder the build, `dist`
 */
export function staticClient(folder: string): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use(express.static(folder, { index: false, redirect: false, cacheControl: false }));
  router.get(pages, (_request, response) => {
    if (!existsSync(page))
      return sendProblem(response, problemOf('not-found', 'The client has not been built.'));
    response.set('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
  return router;
}
