import type { Request, Response } from 'express';
import type { Caching, Route } from '../data/api.ts';
import type { Problem } from '../data/model/problem.ts';
import { type Content, chooseEncoding } from './content.ts';
import { problemType } from './problem.ts';

const cacheControl: Readonly<Record<Caching, string>> = {
  immutable: 'public, max-age=31536000, immutable',
  revalidate: 'no-cache',
  none: 'no-store',
};

/**
 * Sends a reply in the best encoding the reader takes, or 304 where the reader has it already. (The type is set past Express,
 * which would add a charset that JSON does not have.)
 */
export async function sendContent<T>(
  request: Request,
  response: Response,
  route: Route,
  content: Content<T>,
): Promise<void> {
  response.status(route.status);
  response.set('Cache-Control', cacheControl[route.caching]);
  response.set('Vary', 'Accept-Encoding');
  if (route.caching !== 'none') {
    response.set('ETag', content.etag);
    if (request.fresh) return void response.status(304).end();
  }
  const encoding = chooseEncoding(content.bytes, (one) => request.acceptsEncodings(one) === one);
  const bytes = await content.encoded(encoding);
  response.setHeader('Content-Type', mediaTypeOf(route));
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.set('Content-Length', String(bytes.length));
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status);
  response.setHeader('Content-Type', problemType);
  response.set('Cache-Control', 'no-store');
  const wait = problem.retryAfter ?? (problem.status === 503 ? 5 : undefined);
  if (wait !== undefined) response.set('Retry-After', String(wait));
  response.end(JSON.stringify(problem));
}

/** The media type a row answers with. */
export function mediaTypeOf({ reply }: Route): string {
  if ('mediaType' in reply) return reply.mediaType;
  return reply.type === 'geojson' ? 'application/geo+json' : 'application/json';
}
