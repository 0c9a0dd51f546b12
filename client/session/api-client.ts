import { api, type Body, type Call, type Reply, type Route, type RouteName } from '../../data/api.ts';
import { type Problem, type ProblemCode, problem } from '../../data/model/problem.ts';
import { isAttended } from './attention.ts';
import { credentials, newKey } from './credentials.ts';

/** Why a call failed: a problem document's code, or one of the two things a server cannot say itself. */
export type FailureCode = ProblemCode | 'network' | 'unreadable';

/** A call that failed. `problem` is there when the server answered with one. */
export class ApiError extends Error {
  readonly code: FailureCode;
  readonly problem: Problem | undefined;
  constructor(code: FailureCode, message: string, problem?: Problem) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.problem = problem;
  }
}

/** What a call takes beside the route's own parameters. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The revision that is changed, where the row is conditional. */
  readonly revision?: number;
  /** Sent again with the same request, it counts once; left out, every call is a request of its own. */
  readonly key?: string;
}

type Rest<N extends RouteName> =
  Body<N> extends undefined
    ? [body?: undefined, options?: CallOptions]
    : [body: Body<N>, options?: CallOptions];

/**
 * Calls one row of the contract table. The reply is parsed by the row's schema before it is typed.
 * @throws ApiError if the server cannot be reached, answers with a problem, or answers with something else than agreed
 */
export async function call<N extends RouteName>(
  name: N,
  input: Call<N>,
  ...[body, options]: Rest<N>
): Promise<Reply<N>> {
  const route: Route = api[name];
  const response = await send(route, urlOf(name, input), body, options ?? {});
  if (!response.ok) throw await failureOf(response);
  if (!('schema' in route.reply)) return (await response.arrayBuffer()) as Reply<N>;
  const parsed = route.reply.schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ApiError('unreadable', `${route.path}: ${parsed.error.message}`);
  return parsed.data as Reply<N>;
}

/** The address of a row with these parameters: those named in the path fill it, the others make the query. */
export function urlOf<N extends RouteName>(name: N, input: Call<N>): string {
  const { path }: Route = api[name];
  const values = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = values.get(parameter);
    values.delete(parameter);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams([...values].map(([key, value]) => [key, String(value)]));
  return values.size === 0 ? filled : `${filled}?${query}`;
}

async function send(route: Route, url: string, body: unknown, options: CallOptions): Promise<Response> {
  const { signal } = options;
  try {
    return await fetch(url, {
      method: route.method,
      headers: {
        ...(isAttended() ? {} : { 'x-unattended': '1' }),
        ...(route.method === 'GET' ? {} : headersOf(body, options)),
      },
      ...(route.method === 'GET' ? {} : { body: bodyOf(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('network', String(cause));
  }
}

/** A file goes as its bytes, anything else as JSON. */
function bodyOf(body: unknown): BodyInit {
  return body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body);
}

/** What goes along with a change. */
function headersOf(body: unknown, { revision, key = newKey() }: CallOptions): Record<string, string> {
  const csrf = credentials.csrf();
  return {
    'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
    'idempotency-key': key,
    ...(csrf === null ? {} : { 'x-csrf-token': csrf }),
    ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
  };
}

/** Is nobody signed in, or under another token than this page knows, because another page of this browser changed it? */
const isOther = (code: ProblemCode) =>
  code === 'sign-in-required' || (code === 'cross-site' && credentials.csrf() !== null);

async function failureOf(response: Response): Promise<ApiError> {
  const told = problem.safeParse(await response.json().catch(() => undefined));
  if (told.data !== undefined && isOther(told.data.code)) credentials.lost();
  return told.success
    ? new ApiError(told.data.code, told.data.detail, told.data)
    : new ApiError('unreadable', `${response.url}: ${response.status}`);
}
