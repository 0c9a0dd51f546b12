import express, { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import { postedRequest, requestsQuery } from '../../data/model/open311.ts';
import { type PolicyName, policy, reachesGrids, reachOf } from '../../data/rules/access.ts';
import type { CountyRecord } from '../../data/store/store.ts';
import type { Caller } from '../auth/caller.ts';
import type { Services } from '../services.ts';
import {
  request as oneRequest,
  post,
  requests,
  serviceDefinition,
  services as serviceList,
} from './answers.ts';
import { isMeant, open311Caller } from './caller.ts';
import { type Answered, type Format, sendAnswered, wrong } from './format.ts';

/** Open311 GeoReport v2 under /open311/v2, a county a jurisdiction; beside the contract table, for its form is another's. */
export function open311Router(services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const v2 = '/open311/v2';
  const read = (path: string, answer: (visit: Visited, request: Request) => Promise<Answered>) =>
    router.get(`${v2}${path}.:format`, (request, response) =>
      serve(services, 'issues', request, response, queryOf(request), (visit) => answer(visit, request)),
    );
  router.get('/open311/discovery.:format', (request, response) =>
    sendAnswered(
      response,
      formatOf(request) ?? 'xml',
      formatOf(request) === null ? noFormat : discovery(services, request),
    ),
  );
  read('/services', () => serviceList(services));
  read('/services/:code', (_, { params }) => serviceDefinition(services, String(params.code)));
  const asked = ({ county }: Visited, request: Request) => ({ county, origin: originOf(services, request) });
  read('/requests', (visit, request) =>
    parsed(requestsQuery, visit.fields, (query) => requests(services, asked(visit, request), query)),
  );
  read('/requests/:id', (visit, request) =>
    oneRequest(services, asked(visit, request), String(request.params.id)),
  );
  router.post(
    `${v2}/requests.:format`,
    express.raw({ type: 'application/x-www-form-urlencoded', limit: 100_000, inflate: false }),
    (request, response) =>
      serve(services, 'reportIssue', request, response, formOf(request), ({ county, caller, fields }) =>
        parsed(postedRequest, fields, (posted) => {
          const within = (grids: readonly string[]) =>
            reachesGrids(policy.reportIssue, caller.principal, county.id, grids);
          return post(services, county, posted, { actor: caller.actor, once: null }, within);
        }),
      ),
  );
  return router;
}

type Fields = Readonly<Record<string, string>>;

interface Visited {
  readonly county: CountyRecord;
  readonly caller: Caller;
  readonly fields: Fields;
}

const noFormat = wrong(404, 'The formats are xml and json.');

function formatOf({ params }: Request): Format | null {
  return params.format === 'json' || params.format === 'xml' ? params.format : null;
}

const queryOf = (request: Request): Fields =>
  Object.fromEntries(new URL(request.url, 'http://host').searchParams);

/** The body's fields; what the query says (often jurisdiction_id and api_key) holds where the body does not. */
const formOf = (request: Request): Fields => {
  const body: unknown = request.body;
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
  return { ...queryOf(request), ...Object.fromEntries(new URLSearchParams(text)) };
};

/** Finds the county and whether the caller may; every refusal is in the specification's form. */
async function serve(
  services: Services,
  name: PolicyName,
  request: Request,
  response: Response,
  fields: Fields,
  answer: (visit: Visited) => Promise<Answered>,
): Promise<void> {
  const format = formatOf(request);
  if (format === null) return sendAnswered(response, 'xml', noFormat);
  const key = fields.api_key === undefined || fields.api_key === '' ? null : fields.api_key;
  const caller = await open311Caller(services, request, key);
  const refusal = (answered: Answered) => sendAnswered(response, format, answered);
  if (caller.principal.kind === 'nobody')
    return refusal(
      key === null
        ? wrong(401, 'An api_key or a session is needed.')
        : wrong(403, 'The api_key is not valid.'),
    );
  const county = await jurisdiction(services, fields.jurisdiction_id ?? '');
  if ('status' in county) return refusal(county);
  if (reachOf(policy[name], caller.principal, county.id) === 'no' || caller.passwordExpired)
    return refusal(wrong(403, 'This is not for this role in this jurisdiction.'));
  if (request.method === 'POST' && !isMeant(services, caller, request, key))
    return refusal(wrong(403, 'The request names no api_key, and does not come from a page of ours.'));
  return refusal(await answer({ county, caller, fields }));
}

/** The county; the only one there is need not be named. */
async function jurisdiction({ store }: Services, id: string): Promise<CountyRecord | Answered> {
  const counties = await store.counties.list();
  const [only] = counties;
  if (id === '')
    return counties.length === 1 && only !== undefined
      ? only
      : wrong(400, 'jurisdiction_id was not provided.');
  return counties.find((county) => county.id === id) ?? wrong(404, `There is no jurisdiction_id ${id}.`);
}

async function parsed<S extends z.ZodType>(
  schema: S,
  fields: Fields,
  answer: (value: z.output<S>) => Promise<Answered>,
): Promise<Answered> {
  const result = schema.safeParse(fields);
  if (result.success) return answer(result.data);
  const [first] = result.error.issues;
  return wrong(400, `${first?.path.join('.') ?? 'The request'}: ${first?.message ?? 'not valid'}`);
}

/** Where callers find this service. */
const originOf = ({ gate }: Services, request: Request): string =>
  gate.origins.publicOrigin ?? `http://${request.get('host') ?? 'localhost'}`;

/** Service Discovery: where this endpoint is, and its formats. */
function discovery(services: Services, request: Request): Answered {
  const origin = originOf(services, request);
  const changeset = new Date(services.startedAt).toISOString();
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${origin}/open311/v2`,
    changeset,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  };
  const value = { changeset, contact: null, key_service: 'docs/open311.md', endpoints: [endpoint] };
  return { status: 200, name: 'discovery', value };
}
