import type { Request, Response } from 'express';
import type { Caching, Route } from '../data/api.ts';
import type { Problem } from '../data/model/problem.ts';
import { type Content, chooseEncoding, type Encoding } from './content.ts';
import { problemType } from './problem.ts';

/** What may be kept is kept by the reader's own browser: what is answered depends on who asks. */
const cacheControl: Readonly<Record<Caching, string>> = {
  immutable: 'private, max-age=31536000, immutable',
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
  { revision, fileName }: { readonly revision?: number; readonly fileName?: string } = {},
): Promise<void> {
  response.status(route.status);
  response.set('Cache-Control', cacheControl[route.caching]);
  response.set('Vary', 'Accept-Encoding, Cookie, Authorization');
  if (revision !== undefined) response.set('ETag', `"${revision}"`);
  if (fileName !== undefined) response.set('Content-Disposition', `attachment; filename="${fileName}"`);
  if (route.caching !== 'none') {
    response.set('ETag', content.etag);
    if (request.fresh) return void response.status(304).end();
  }
  const encoding = chooseEncoding(content.bytes, (one) => request.acceptsEncodings(one) === one);
  const bytes = await content.encoded(encoding);
  for (const [name, value] of Object.entries(contentHeaders(route, encoding, bytes.length)))
    response.setHeader(name, value);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** The headers a reply has only where its bytes come along. */
export const contentHeaders = (route: Route, encoding: Encoding, length: number): Record<string, string> => ({
  'Content-Type': mediaTypeOf(route),
  ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  'Content-Length': String(length),
});

/** Sends the browser elsewhere, once. */
export function sendRedirect(response: Response, target: string): void {
  response.status(302);
  response.set('Cache-Control', 'no-store');
  response.set('Location', target);
  response.end();
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
  if (reply.type === 'redirect') return 'text/html';
  return reply.type === 'geojson' ? 'application/geo+json' : 'application/json';
}
