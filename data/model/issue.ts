import { z } from 'zod';
import { limit } from './calendar.ts';
import { bilingual, identifier, instant, latitude, longitude, slug } from './text.ts';

/**
 * An issue: something wrong at a place, with a category, a state and the times that matter. In the life
 * cycle of domain.md §2 it is collected, filed, dispatched, handled, verified, closed; side states are
 * returned, void, extended and deferred.
 */
export const issueStates = [
  'collected',
  'filed',
  'dispatched',
  'handled',
  'verified',
  'closed',
  'returned',
  'void',
  'extended',
  'deferred',
] as const;
export const issueState = z.enum(issueStates);
export type IssueState = z.infer<typeof issueState>;

/** Who an issue came from. The list is closed: it is counted and filtered by. */
export const issueSources = ['officer', 'citizen', 'import', 'open311', 'sample'] as const;
export const issueSource = z.enum(issueSources);
export type IssueSource = z.infer<typeof issueSource>;

/**
 * Where an issue lies in the plan it was attributed with: inside a face, exactly on a border (it belongs to one side by the
 * rule in geojson/kernel/locate.ts), or outside every face. An issue outside is kept; its `grids` hold at most streets and sites.
 */
export const placements = ['inside', 'border', 'outside'] as const;
export const placement = z.enum(placements);
export type Placement = z.infer<typeof placement>;

/** What the map shows: four shapes. `overdue` is derived from the due time, never stored. */
export const displayStates = ['new', 'in-hand', 'overdue', 'closed'] as const;
export type DisplayState = (typeof displayStates)[number];

/** A category of the set in use: components 01–05, events 06–10 (GB/T 30428.2 majors), as data. */
export const category = z.strictObject({
  id: slug,
  /** Two-digit major class. */
  major: z.string().regex(/^\d{2}$/),
  kind: z.enum(['component', 'event']),
  label: bilingual,
  /** How long handling may take from the report on. */
  limit,
  /** One of the six disorders 六乱, where it is one. */
  disorder: z.string().min(1).nullable(),
  /** Illegal land use or building 两违. */
  illegalBuilding: z.boolean().default(false),
});
export type Category = z.infer<typeof category>;

export const categorySet = z.strictObject({
  standardRef: z.string().min(1),
  categories: z.array(category).min(1),
});
export type CategorySet = z.infer<typeof categorySet>;

/**
 * An issue as it travels as JSON. `grids` holds the grid of every tier it was attributed to when written. Times are whole
 * seconds.
 */
export const issue = z.strictObject({
  id: z.int().positive(),
  county: slug,
  /** The number people quote. */
  number: identifier,
  source: issueSource,
  category: slug,
  state: issueState,
  /** The unit it was dispatched to; null before. */
  unit: identifier.nullable(),
  longitude,
  latitude,
  description: z.string().max(2000),
  reportedAt: instant,
  dueAt: instant,
  closedAt: instant.nullable(),
  /** Square metres, for 两违 cases. */
  areaSquareMetres: z.number().nonnegative().nullable(),
  grids: z.record(slug, identifier),
  placement,
  /** Grows by one with every change; a change names the one it was made on (If-Match). */
  revision: z.int().positive(),
});
export type Issue = z.infer<typeof issue>;

/** A reporter's clock may be wrong by this much; nothing is reported from later than that. Milliseconds. */
export const clockAheadMs = 86_400_000;

/** What a reporter sends. */
export const newIssue = z.strictObject({
  category: slug,
  /** `citizen`: an officer or a desk passes on what somebody told them. Defaults to `officer`. */
  source: z.enum(['officer', 'citizen']).optional(),
  longitude,
  latitude,
  description: z.string().max(2000).default(''),
  /** Defaults to now. */
  reportedAt: instant.optional(),
  areaSquareMetres: z.number().nonnegative().optional(),
});
export type NewIssue = z.infer<typeof newIssue>;

/** One row of `data/counties/<county>/issues.csv`. */
export const issueRow = z.strictObject({
  number: identifier,
  category: slug,
  state: issueState,
  longitude: z.coerce.number().pipe(longitude),
  latitude: z.coerce.number().pipe(latitude),
  reportedAt: instant,
  dueAt: instant,
  closedAt: z.union([z.literal('').transform(() => null), instant]),
  areaSquareMetres: z.union([z.literal('').transform(() => null), z.coerce.number().nonnegative()]),
  description: z.string(),
});

/**
 * The shape an issue is drawn with, at a given time. Source: design-language.md, "Issue points".
 * @param now epoch milliseconds
 */
export function displayStateOf(state: IssueState, dueAt: string, now: number): DisplayState {
  if (state === 'closed' || state === 'void' || state === 'verified') return 'closed';
  if (Date.parse(dueAt) < now && state !== 'deferred') return 'overdue';
  return state === 'collected' || state === 'filed' ? 'new' : 'in-hand';
}
