import type { Request as HttpRequest, Response as HttpResponse } from 'express';
import type { Reply, Request, RouteName } from '../data/api.ts';
import type { Problem, ProblemCode } from '../data/model/problem.ts';
import type { Visit } from './auth/guard.ts';
import { type Content, content, jsonContent } from './content.ts';
import { type ProblemExtras, problemOf } from './problem.ts';
import type { Services } from './services.ts';

/** What a handler answers: content that is the reply of its row, a stream it writes itself, or a problem. */
export type Answer<T> =
  | {
      readonly ok: true;
      readonly content: Content<T>;
      /** Set-Cookie headers. */
      readonly cookies?: readonly string[];
      /** The revision of what is answered: its entity tag, to be sent back as If-Match. */
      readonly revision?: number;
      /** The name to save it under. */
      readonly fileName?: string;
    }
  | { readonly ok: true; readonly redirect: string; readonly cookies: readonly string[] }
  | { readonly ok: true; readonly stream: (request: HttpRequest, response: HttpResponse) => Promise<void> }
  | { readonly ok: false; readonly problem: Problem };

/** One row of the contract, answered. The visit was admitted by the policy, the request parsed by the row's schemas. */
export type Handler<N extends RouteName> = (
  services: Services,
  request: Request<N>,
  visit: Visit,
) => Promise<Answer<Reply<N>>>;

export const answer = <T>(value: T): Answer<T> => ({ ok: true, content: jsonContent(value) });

/** A value with the cookies that come or go with it. */
export const answerWithCookies = <T>(value: T, ...cookies: readonly string[]): Answer<T> => ({
  ok: true,
  content: jsonContent(value),
  cookies,
});

/** Something that has a revision, with the cookies that come along. */
export const answerRevision = <T extends { readonly revision: number }>(
  value: T,
  cookies: readonly string[] = [],
): Answer<T> => ({
  ok: true,
  content: jsonContent(value),
  revision: value.revision,
  cookies,
});

/** Bytes that are not JSON. */
export const answerBytes = (bytes: Uint8Array): Answer<ArrayBuffer> => ({
  ok: true,
  content: content(bytes),
});

/** Content that was made earlier. */
export const answerContent = <T>(made: Content<T>): Answer<T> => ({ ok: true, content: made });

export const refuse = (
  code: ProblemCode,
  detail: string,
  extras?: ProblemExtras,
): Extract<Answer<never>, { ok: false }> => ({ ok: false, problem: problemOf(code, detail, extras) });

export const keyReused = refuse('key-reused', 'Send another Idempotency-Key with another request.');
