import { z } from 'zod';
import { api, type Route } from '../data/api.ts';
import { problem } from '../data/model/problem.ts';
import { type Json, type SchemaWriter, schemaWriter } from './openapi-schemas.ts';
import { problemType } from './problem.ts';
import { mediaTypeOf } from './send.ts';

const tags: Readonly<Record<Route['tag'], string>> = {
  counties: 'Counties, their rosters and the ground they are drawn on',
  plans: 'Plans: the grids of every tier and their borders',
  issues: 'Issue points and their figures',
  imports: 'Tables of issues, from the upload to what came of each row',
  photos: 'Photos of issues',
  coverage: 'Is every place covered, and does everyone know whose it is?',
  drafts: 'Plans in the making',
  service: 'The service itself',
  sessions: 'Signing in and out, and one’s own password',
  accounts: 'Accounts and wall displays',
  audit: 'Who did what, and who read whose telephone number',
};

const refusals: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Nobody is signed in',
  403: 'Not for this role, or not from a page of ours',
  404: 'There is nothing here',
  409: 'It contradicts what is there',
  412: 'Somebody else was first',
  413: 'The body is too large',
  422: 'It is understood, but cannot be done',
  428: 'If-Match is missing',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not now: busy, or nothing can be stored; try again after Retry-After',
};

/** Who asks is known by a cookie; a wall display may send its token as a bearer instead. */
const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'seamless-session' },
  display: { type: 'http', scheme: 'bearer' },
};

/** The contract table as an OpenAPI 3.1 document. */
export function openApiDocument(version: string): Json {
  const schemas = schemaWriter();
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(api)) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(name, route, schemas);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seamless Grid 无缝网格',
      version,
      summary: 'City grids without gap or overlap, their issues and their coverage',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { display: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: schemas.components(), securitySchemes },
  };
}

function operation(name: string, route: Route, schemas: SchemaWriter): Json {
  const parameters = [
    ...parametersOf(route.parameters, 'path', schemas),
    ...parametersOf(route.query, 'query', schemas),
    ...headersOf(route),
  ];
  const refused = [...new Set([400, 401, 403, 404, ...(route.errors ?? []), 429, 500, 503])].sort();
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemas.input(route.body) } },
          },
        }
      : {}),
    ...(route.upload ? { requestBody: { required: true, content: { '*/*': { schema: {} } } } } : {}),
    responses: {
      [route.status]: {
        description: route.summary,
        ...(route.reply.type === 'redirect'
          ? {}
          : { content: { [mediaTypeOf(route)]: { schema: replySchema(route.reply, schemas) } } }),
      },
      ...Object.fromEntries(
        refused.map((status) => [status, problemResponse(refusals[status] ?? 'Refused', schemas)]),
      ),
    },
  };
}

function replySchema(reply: Exclude<Route['reply'], { type: 'redirect' }>, schemas: SchemaWriter): Json {
  if ('schema' in reply) return schemas.output(reply.schema);
  return reply.type === 'events' ? { type: 'string' } : { type: 'string', contentMediaType: reply.mediaType };
}

const problemResponse = (description: string, schemas: SchemaWriter): Json => ({
  description,
  content: { [problemType]: { schema: schemas.output(problem) } },
});

/** The headers a change takes. */
function headersOf({ method, conditional }: Route): Json[] {
  const header = (name: string, required: boolean, description: string): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  if (method === 'GET') return [];
  return [
    header('Idempotency-Key', false, 'The same key with the same request changes things once'),
    header('X-CSRF-Token', false, '`csrf` of the session; needed where the request carries its cookie'),
    ...(conditional ? [header('If-Match', true, 'The revision that is changed, in quotes')] : []),
  ];
}

function parametersOf(
  schema: z.ZodObject | undefined,
  place: 'path' | 'query',
  schemas: SchemaWriter,
): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, member]) => {
    const described = schemas.input(member);
    const { description, ...rest } = described;
    const optional = member instanceof z.ZodType && member.safeParse(undefined).success;
    return {
      name,
      in: place,
      required: place === 'path' || !optional,
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}
