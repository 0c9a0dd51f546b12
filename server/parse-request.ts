import { z } from 'zod';
import { api, type Request, type Route, type RouteName } from '../data/api.ts';
import type { Problem } from '../data/model/problem.ts';
import { parseJsonBody } from './json-body.ts';
import { problemOf } from './problem.ts';

/** A request as it came, before any schema. */
export interface RawRequest {
  /** From the path, decoded. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly body: Uint8Array | undefined;
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const nothing = z.strictObject({});

/** Parses a request by its row's schemas; what the row does not name is refused. */
export function parseRequest<N extends RouteName>(name: N, raw: RawRequest): Parsed<Request<N>> {
  const route: Route = api[name];
  const twice = [...raw.query.keys()].find((key) => raw.query.getAll(key).length > 1);
  if (twice !== undefined)
    return refused(problemOf('invalid-request', `The parameter ${twice} is given more than once.`));
  const blank = [...raw.query].find(([, value]) => value.trim() === '');
  if (blank !== undefined)
    return refused(problemOf('invalid-request', `The parameter ${blank[0]} is empty.`));
  const parameters = bySchema(route.parameters ?? nothing, raw.parameters, 'path');
  if (!parameters.ok) return parameters;
  const query = bySchema(route.query ?? nothing, Object.fromEntries(raw.query), 'query');
  if (!query.ok) return query;
  const body = parseBody(route, raw);
  if (!body.ok) return body;
  // Each part has just been parsed by the schema that Request<N> is inferred from.
  const value = { parameters: parameters.value, query: query.value, body: body.value } as Request<N>;
  return { ok: true, value };
}

function parseBody(route: Route, raw: RawRequest): Parsed<unknown> {
  if (route.upload !== undefined) return { ok: true, value: raw.body ?? new Uint8Array() };
  if (route.body === undefined) return { ok: true, value: undefined };
  if (!/^application\/json\s*(?:;|$)/i.test(raw.contentType ?? ''))
    return refused(problemOf('malformed-body', 'The body must be application/json.'));
  const json = parseJsonBody(raw.body ?? new Uint8Array());
  if (!json.ok) return refused(problemOf('malformed-body', `The body: ${json.message}.`));
  return bySchema(route.body, json.value, 'body');
}

function bySchema<S extends z.ZodType>(schema: S, value: unknown, part: string): Parsed<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { issues } = parsed.error;
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.length > 0)
    return refused(
      problemOf('unknown-parameter', `There is no ${unknown.slice(0, 20).join(', ')} in this ${part}.`),
    );
  const errors = issues
    .slice(0, 20)
    .map((issue) => ({ at: [part, ...issue.path].join('.'), message: issue.message }));
  return refused(problemOf('invalid-request', `The ${part} is not valid.`, { errors }));
}

const refused = (problem: Problem) => ({ ok: false, problem }) as const;
