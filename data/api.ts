import { z } from 'zod';
import { accountRoutes } from './api-accounts.ts';
import { issueRoutes } from './api-issues.ts';
import { patrolRoutes } from './api-patrol.ts';
import { coverage } from './model/coverage.ts';
import { appendEdits, draft, draftWithEdits, newDraft } from './model/edit.ts';
import { category, displayStates, issue, newIssue } from './model/issue.ts';
import { issueColumnsType, issueFields } from './model/issue-columns.ts';
import { planDocument } from './model/plan.ts';
import * as replies from './model/replies.ts';
import { roster } from './model/roster.ts';
import { identifier, instant, latitude, longitude, slug } from './model/text.ts';

/**
 * The HTTP contract: one row a route. The router's validation, the client's types, the test mocks and the
 * OpenAPI document are all made from this table; adding a route is a row here and a handler in server/routes.
 *
 * Parameters in `path` are written {so}. Anything not named here is refused. Every error is a problem
 * document (data/model/problem.ts).
 */

/** How long a successful reply may be kept: `immutable` content is named by its hash and never changes. */
export type Caching = 'immutable' | 'revalidate' | 'none';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly tag:
    | 'counties'
    | 'plans'
    | 'issues'
    | 'imports'
    | 'photos'
    | 'coverage'
    | 'drafts'
    | 'service'
    | 'sessions'
    | 'accounts'
    | 'audit';
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file, of at most so many bytes; whether it is one that is taken shows in it, not in its media type. */
  readonly upload?: { readonly largest: number };
  readonly status: 200 | 201 | 302;
  readonly reply:
    | { readonly type: 'json' | 'geojson'; readonly schema: z.ZodType }
    | { readonly type: 'bytes' | 'events'; readonly mediaType: string }
    | { readonly type: 'redirect' };
  readonly caching: Caching;
  /** A change to something that has a revision: the request names it as If-Match, or is refused with 428. */
  readonly conditional?: true;
  /** The error statuses this route can answer with beyond 400, 404, 429, 500 and 503, which all can. */
  readonly errors?: readonly (401 | 403 | 409 | 412 | 413 | 422 | 428)[];
}

const json = <S extends z.ZodType>(schema: S) => ({ type: 'json', schema }) as const;
const geojson = <S extends z.ZodType>(schema: S) => ({ type: 'geojson', schema }) as const;

const inCounty = z.strictObject({ county: slug });
const ofPlan = inCounty.extend({ hash: identifier });

/** "west,south,east,north" in degrees. */
const box = z
  .string()
  .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
  .pipe(
    replies.bounds.refine(
      ([west, south, east, north]) => west <= east && south <= north,
      'west,south,east,north in this order',
    ),
  );

const list = <S extends z.ZodType<unknown, string>>(item: S) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1));

/** Which issues: all filters must hold; a list holds when one of its members does. */
export const issueFilter = z.strictObject({
  box: box.optional().meta({ description: 'west,south,east,north in degrees' }),
  tier: slug.optional().meta({ description: 'the tier of `grid`' }),
  grid: identifier.optional().meta({ description: 'issues attributed to this grid; needs `tier`' }),
  state: list(z.enum(displayStates)).optional().meta({ description: 'comma-separated display states' }),
  category: list(slug).optional().meta({ description: 'comma-separated category ids' }),
  from: instant.optional().meta({ description: 'reported at or after (UTC)' }),
  to: instant.optional().meta({ description: 'reported before (UTC)' }),
});
export type IssueFilter = z.output<typeof issueFilter>;

// biome-ignore format: a table reads best as one
export const api = {
  health: {
    method: 'GET', path: '/api/health', tag: 'service', summary: 'Is the service well?',
    status: 200, reply: json(replies.health), caching: 'none',
  },
  metrics: {
    method: 'GET', path: '/api/metrics', tag: 'service', summary: 'Figures of the running service, as Prometheus text',
    status: 200, reply: { type: 'bytes', mediaType: 'text/plain; version=0.0.4; charset=utf-8' }, caching: 'none',
  },
  openapi: {
    method: 'GET', path: '/api/openapi.json', tag: 'service', summary: 'This contract as OpenAPI 3.1',
    status: 200, reply: json(z.record(z.string(), z.unknown())), caching: 'revalidate',
  },
  categories: {
    method: 'GET', path: '/api/categories', tag: 'issues', summary: 'The category set in use',
    status: 200, reply: json(z.strictObject({ standardRef: z.string(), categories: z.array(category) })), caching: 'revalidate',
  },
  counties: {
    method: 'GET', path: '/api/counties', tag: 'counties', summary: 'The counties served',
    status: 200, reply: json(z.array(replies.countySummary)), caching: 'revalidate',
  },
  county: {
    method: 'GET', path: '/api/counties/{county}', tag: 'counties', summary: 'A county: its scheme, its plan in force, its layers',
    parameters: inCounty, status: 200, reply: json(replies.county), caching: 'revalidate',
  },
  roster: {
    method: 'GET', path: '/api/counties/{county}/roster', tag: 'counties', summary: 'Who answers for what',
    parameters: inCounty, status: 200, reply: json(roster), caching: 'revalidate',
  },
  search: {
    method: 'GET', path: '/api/counties/{county}/search', tag: 'counties', summary: 'Grids, units, streets, places and communities by name or code',
    parameters: inCounty,
    query: z.strictObject({ q: z.string().trim().min(1).max(60), limit: z.coerce.number().int().min(1).max(50).default(12) }),
    status: 200, reply: json(z.array(replies.searchHit)), caching: 'none',
  },
  layer: {
    method: 'GET', path: '/api/counties/{county}/layers/{layer}/{hash}', tag: 'counties', summary: 'A drawn layer of the ground as GeoJSON',
    parameters: inCounty.extend({ layer: replies.layerName, hash: identifier }),
    status: 200, reply: geojson(replies.layerCollection), caching: 'immutable',
  },
  plan: {
    method: 'GET', path: '/api/counties/{county}/plans/{hash}', tag: 'plans', summary: 'A plan as its document: faces, grids, named lines',
    parameters: ofPlan, status: 200, reply: json(planDocument), caching: 'immutable',
  },
  tier: {
    method: 'GET', path: '/api/counties/{county}/plans/{hash}/tiers/{tier}', tag: 'plans', summary: 'The grids of a tier as GeoJSON (RFC 7946)',
    parameters: ofPlan.extend({ tier: slug }), status: 200, reply: geojson(replies.tierCollection), caching: 'immutable',
  },
  borders: {
    method: 'GET', path: '/api/counties/{county}/plans/{hash}/borders', tag: 'plans', summary: 'Every border of the area tiers once, with what it divides',
    parameters: ofPlan, status: 200, reply: geojson(replies.borderCollection), caching: 'immutable',
  },
  grid: {
    method: 'GET', path: '/api/counties/{county}/tiers/{tier}/grids/{grid}', tag: 'plans', summary: 'A grid of the plan in force: who answers for it, area, bounds, issues by state',
    parameters: inCounty.extend({ tier: slug, grid: identifier }), status: 200, reply: json(replies.gridDetail), caching: 'none',
  },
  locate: {
    method: 'GET', path: '/api/counties/{county}/locate', tag: 'plans', summary: 'Which grid is this, in every tier?',
    parameters: inCounty,
    query: z.strictObject({ longitude: z.coerce.number().pipe(longitude), latitude: z.coerce.number().pipe(latitude) }),
    status: 200, reply: json(replies.located), caching: 'none',
  },
  coverage: {
    method: 'GET', path: '/api/counties/{county}/coverage', tag: 'coverage', summary: 'The coverage certificate: spatial and duty',
    parameters: inCounty, status: 200, reply: json(coverage), caching: 'none',
  },
  counts: {
    method: 'GET', path: '/api/counties/{county}/counts', tag: 'issues', summary: 'Issues by state, in all and by grid',
    parameters: inCounty, status: 200, reply: json(replies.counts), caching: 'none',
  },
  issues: {
    method: 'GET', path: '/api/counties/{county}/issues', tag: 'issues', summary: 'Issues, newest first, by page',
    parameters: inCounty,
    query: issueFilter.extend({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      after: z.coerce.number().int().positive().optional().meta({ description: '`next` of the page before' }),
    }),
    status: 200, reply: json(replies.issuePage), caching: 'none',
  },
  issueColumns: {
    method: 'GET', path: '/api/counties/{county}/issues/columns', tag: 'issues', summary: 'Issue points as binary columns (data/model/issue-columns.ts)',
    parameters: inCounty,
    query: issueFilter.extend({
      fields: list(z.enum(issueFields)).optional().meta({ description: 'comma-separated columns beyond place, category, state, day and, of open issues, due' }),
      after: z.coerce.number().int().nonnegative().optional().meta({ description: 'only what came or changed after this sequence number, where that is known' }),
    }),
    status: 200, reply: { type: 'bytes', mediaType: issueColumnsType }, caching: 'revalidate',
  },
  // Before `issue`: `batch` is no number of one.
  ...issueRoutes,
  ...patrolRoutes,
  issue: {
    method: 'GET', path: '/api/counties/{county}/issues/{issue}', tag: 'issues', summary: 'One issue',
    parameters: inCounty.extend({ issue: z.coerce.number().int().positive() }), status: 200, reply: json(issue), caching: 'none',
  },
  reportIssue: {
    method: 'POST', path: '/api/counties/{county}/issues', tag: 'issues', summary: 'Report an issue; it is located in the plan in force and pushed to open screens',
    parameters: inCounty, body: newIssue, status: 201, reply: json(issue), caching: 'none', errors: [413, 422],
  },
  live: {
    method: 'GET', path: '/api/counties/{county}/live', tag: 'service', summary: 'What changes, as server-sent events; resumes from Last-Event-ID',
    parameters: inCounty,
    query: z.strictObject({
      after: z.coerce.number().int().nonnegative().optional().meta({ description: 'begin after this sequence number; Last-Event-ID wins over it' }),
    }),
    status: 200, reply: { type: 'events', mediaType: 'text/event-stream' }, caching: 'none',
  },
  drafts: {
    method: 'GET', path: '/api/counties/{county}/drafts', tag: 'drafts', summary: 'Drafts of new plans, last changed first',
    parameters: inCounty, status: 200, reply: json(z.array(draft)), caching: 'none',
  },
  createDraft: {
    method: 'POST', path: '/api/counties/{county}/drafts', tag: 'drafts', summary: 'Begin a draft on a plan',
    parameters: inCounty, body: newDraft, status: 201, reply: json(draftWithEdits), caching: 'none', errors: [413],
  },
  draft: {
    method: 'GET', path: '/api/counties/{county}/drafts/{draft}', tag: 'drafts', summary: 'A draft with its edits, in order',
    parameters: inCounty.extend({ draft: z.coerce.number().int().positive() }), status: 200, reply: json(draftWithEdits), caching: 'none',
  },
  appendEdits: {
    method: 'POST', path: '/api/counties/{county}/drafts/{draft}/edits', tag: 'drafts', summary: 'Append edits; the server re-applies them with the same kernel',
    parameters: inCounty.extend({ draft: z.coerce.number().int().positive() }), body: appendEdits, conditional: true,
    status: 200, reply: json(draftWithEdits), caching: 'none', errors: [412, 413, 422, 428],
  },
  ...accountRoutes,
} as const satisfies Record<string, Route>;

export type Api = typeof api;
export type RouteName = keyof Api;

type Parsed<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType }
  ? z.output<S>
  : Record<never, never>;
type Sent<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType }
  ? z.input<S>
  : Record<never, never>;

/** What a handler receives: parsed and typed. */
export type Request<N extends RouteName> = {
  readonly parameters: Parsed<Api[N], 'parameters'>;
  readonly query: Parsed<Api[N], 'query'>;
  readonly body: Api[N] extends { readonly body: infer S extends z.ZodType }
    ? z.output<S>
    : Api[N] extends { readonly upload: unknown }
      ? Uint8Array
      : undefined;
};

/** What a caller sends, before parsing. */
export type Call<N extends RouteName> = Sent<Api[N], 'parameters'> & Sent<Api[N], 'query'>;
export type Body<N extends RouteName> = Api[N] extends { readonly body: infer S extends z.ZodType }
  ? z.input<S>
  : Api[N] extends { readonly upload: unknown }
    ? Uint8Array
    : undefined;

/** What a route answers with: the value of its schema, or bytes. */
export type Reply<N extends RouteName> = Api[N]['reply'] extends {
  readonly schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : ArrayBuffer;
