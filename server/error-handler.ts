import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '../data/model/problem.ts';
import { StoreBusy, StoreFull } from '../data/store/store.ts';
import { problemOf } from './problem.ts';
import { sendProblem } from './send.ts';

/** Turns what was thrown into a problem document; what we did not expect is logged and told without its inside. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const { id } = response.locals;
    const problem = expected(error);
    if (error instanceof StoreFull) log.error({ id, err: error }, 'the disk takes no more');
    if (problem === null) log.error({ id, err: error }, 'unexpected');
    if (response.headersSent) return next(error);
    sendProblem(
      response,
      problem ?? problemOf('internal', `It is logged under ${id}.`, { instance: `urn:uuid:${id}` }),
    );
  };
}

/** The refusals of Express and its body reader, and a locked database. */
function expected(error: unknown): Problem | null {
  if (error instanceof StoreBusy) return problemOf('busy', 'The database is locked by another program.');
  if (error instanceof StoreFull)
    return problemOf(
      'storage-full',
      'The disk of the service is full. Nothing was stored; try again later.',
      {
        retryAfter: 30,
      },
    );
  if (error instanceof URIError) return problemOf('invalid-request', 'The path is not validly encoded.');
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return problemOf('too-large', 'The body may have at most 1 MB.');
  if (status === 415) return problemOf('malformed-body', 'The body must not be compressed.');
  if (status >= 400 && status < 500) return problemOf('malformed-body', 'The body did not arrive whole.');
  return null;
}
