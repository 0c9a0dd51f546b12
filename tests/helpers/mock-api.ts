import { HttpResponse, http } from 'msw';
import { api, type Reply, type Request, type Route, type RouteName } from '../../data/api.ts';
import type { Problem, ProblemCode } from '../../data/model/problem.ts';

/** What a mocked row answers with: the reply, or a problem. */
export type MockReplies = {
  readonly [N in RouteName]?: (request: Request<N>) => Reply<N> | MockProblem;
};

/** Makes a mocked row answer with a problem document. */
export class MockProblem {
  readonly code: ProblemCode;
  readonly status: number;
  constructor(code: ProblemCode, status: number) {
    this.code = code;
    this.status = status;
  }
}

/** What a test may look at afterwards: every request, in order, as "GET /api/…". */
export interface MockApi {
  readonly handlers: ReturnType<typeof http.get>[];
  readonly requests: string[];
}

/** A session of an administrator of every county. */
export const somebody: Reply<'session'> = {
  account: {
    id: 1,
    name: 'somebody',
    displayName: '某人',
    origin: 'local',
    active: true,
    grants: [{ county: '*', role: 'administrator', grids: [] }],
    revision: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    ready: true,
  },
  device: null,
  csrf: 'csrf',
  endsAt: null,
  passwordExpired: false,
  policy: { id: 'asvs', label: { zh: '长度', en: 'Length' }, minimumLength: 12, kinds: 0 },
  provider: null,
  demonstration: null,
};

/**
 * The API of the contract table in front of msw: one handler a row, none written by hand. Requests are refused as the
 * server refuses them; a reply that its own schema does not accept is a fault of the test and fails it loudly. A row without
 * a reply answers 404; only `session` answers by itself, with somebody who may do everything.
 */
export function mockApi(given: MockReplies): MockApi {
  const replies: MockReplies = { session: () => somebody, ...given };
  const requests: string[] = [];
  const names = Object.keys(api) as RouteName[];
  const handlers = names.map((name) => {
    const route: Route = api[name];
    const path = `*${route.path.replace(/\{(\w+)\}/g, ':$1')}`;
    return http[route.method === 'GET' ? 'get' : 'post'](path, async ({ request, params }) => {
      const url = new URL(request.url);
      requests.push(`${request.method} ${url.pathname}${url.search}`);
      const query = parsed(route.query, Object.fromEntries(url.searchParams));
      const parameters = parsed(route.parameters, decoded(params));
      const body = route.body === undefined ? undefined : parsed(route.body, await request.json());
      for (const part of [query, parameters, body])
        if (part !== undefined && !part.success) return problemOf('invalid-request', 400, part.error.message);
      // The three parts were parsed by this very row's schemas, which is what `Request<N>` is inferred from.
      const answer = replies[name] as ((request: unknown) => unknown) | undefined;
      if (answer === undefined) return problemOf('not-found', 404, `the test mocks no ${name}`);
      return responseOf(
        route,
        answer({ parameters: parameters?.data ?? {}, query: query?.data ?? {}, body: body?.data }),
      );
    });
  });
  return { handlers, requests };
}

function parsed(schema: Route['body'], value: unknown) {
  return schema?.safeParse(value);
}

function decoded(params: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !/^\d+$/.test(name))
      .map(([name, value]) => [name, decodeURIComponent(String(value))]),
  );
}

function responseOf(route: Route, answer: unknown): HttpResponse<ArrayBuffer | string> {
  if (answer instanceof MockProblem) return problemOf(answer.code, answer.status, 'as the test wants it');
  if (answer instanceof ArrayBuffer) return HttpResponse.arrayBuffer(answer, { status: route.status });
  if (!('schema' in route.reply)) throw new Error(`${route.path} answers with bytes`);
  const checked = route.reply.schema.safeParse(answer);
  if (!checked.success)
    throw new Error(`${route.path}: the mock breaks the contract: ${checked.error.message}`);
  return new HttpResponse(JSON.stringify(answer), {
    status: route.status,
    headers: { 'content-type': 'application/json' },
  });
}

function problemOf(code: ProblemCode, status: number, detail: string): HttpResponse<string> {
  const problem: Problem = { type: 'about:blank', title: code, status, detail, code, instance: 'request-1' };
  return new HttpResponse(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
