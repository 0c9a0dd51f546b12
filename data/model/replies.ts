import { z } from 'zod';
import { area } from './coverage.ts';
import { issue } from './issue.ts';
import {
  grid,
  groundProperties,
  lineGeometry,
  multiLineGeometry,
  multiPolygonGeometry,
  placeProperties,
  pointGeometry,
  polygonGeometry,
  streetProperties,
} from './plan.ts';
import { scheme } from './scheme.ts';
import { bilingual, identifier, instant, position, slug } from './text.ts';

/** The shapes of the API's replies that are not themselves stored: views composed for a reader. */

/** West, south, east, north in degrees. */
export const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** A plan in force and the names of everything that hangs on it. `hash` names immutable content. */
export const planSummary = z.strictObject({
  hash: z.string(),
  effectiveFrom: z.iso.date(),
  bounds,
  tiers: z.array(z.strictObject({ id: slug, grids: z.int().nonnegative() })),
});

export const layerName = z.enum(['ground', 'streets', 'places']);
export type LayerName = z.infer<typeof layerName>;

export const countySummary = z.strictObject({
  id: slug,
  name: bilingual,
  province: bilingual,
  illustrative: z.boolean(),
  origin: z.enum(['sample', 'own']),
  seat: position,
});

export const county = countySummary.extend({
  scheme,
  plan: planSummary,
  /** Content hash of each drawn layer. */
  layers: z.strictObject({ ground: z.string(), streets: z.string(), places: z.string() }),
  issues: z.int().nonnegative(),
  /** The years whose holidays and make-up workdays are known; due times in any other are reckoned by weekends alone. */
  calendarYears: z.array(z.int()),
});

/** How many issues there are, by the shape they are drawn with. */
const count = z.int().nonnegative();
export const stateCounts = z.strictObject({ new: count, 'in-hand': count, overdue: count, closed: count });
export type StateCounts = z.infer<typeof stateCounts>;

export const counts = z.strictObject({
  county: slug,
  sequence: z.int().nonnegative(),
  asOf: instant,
  total: stateCounts,
  grids: z.array(z.strictObject({ tier: slug, grid: identifier, counts: stateCounts })),
});
export type Counts = z.infer<typeof counts>;

const features = <P extends z.ZodType, G extends z.ZodType>(properties: P, geometry: G) =>
  z.strictObject({
    type: z.literal('FeatureCollection'),
    illustrative: z.string().optional(),
    features: z.array(
      z.strictObject({
        type: z.literal('Feature'),
        id: z.union([z.string(), z.number()]).optional(),
        properties,
        geometry,
      }),
    ),
  });

const anyGeometry = z.union([
  pointGeometry,
  lineGeometry,
  multiLineGeometry,
  polygonGeometry,
  multiPolygonGeometry,
]);

/** A tier's grids, drawn. `tint` is a colour index: neighbours never share one. */
export const tierFeature = z.strictObject({
  id: identifier,
  tier: slug,
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  parent: identifier.nullable(),
  tint: z.int().min(0).max(5),
  /** Where the label goes: the pole of inaccessibility of an area, the middle of a line. */
  labelPoint: position,
  squareMetres: z.number().nonnegative().nullable(),
  lengthMetres: z.number().nonnegative().nullable(),
});
export type TierFeature = z.infer<typeof tierFeature>;
export const tierCollection = features(tierFeature, anyGeometry);
export type TierCollection = z.infer<typeof tierCollection>;

/** A stretch of border between two grids of `tier`, where `tier` is the highest tier that differs across it. */
export const borderProperties = z.strictObject({
  tier: slug,
  left: identifier.nullable(),
  right: identifier.nullable(),
  /** The edge's own name, where it lies on a named line. */
  zh: z.string().nullable(),
  en: z.string().nullable(),
  /** Does it divide two grids by name (Jianshe Road's central reservation)? */
  dividing: z.boolean(),
});
export const borderCollection = features(borderProperties, z.union([lineGeometry, multiLineGeometry]));
export type BorderCollection = z.infer<typeof borderCollection>;

export const layerCollection = features(
  z.union([groundProperties, streetProperties, placeProperties]),
  anyGeometry,
);

/** One line of "who answers for it". */
export const responsibility = z.strictObject({
  role: slug,
  party: identifier,
  name: bilingual,
  telephone: z.string().nullable(),
  from: z.iso.date(),
});

/** Everything the panel shows of one grid. */
export const gridDetail = z.strictObject({
  grid,
  /** From the parent up to the top tier. */
  ancestors: z.array(grid),
  children: z.array(grid),
  area: area.nullable(),
  lengthMetres: z.number().nonnegative().nullable(),
  perimeterMetres: z.number().nonnegative().nullable(),
  responsibilities: z.array(responsibility),
  counts: stateCounts,
  /** East, south, west and north bound (四至); null for tiers without an area. */
  fourBounds: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  neighbours: z.array(
    z.strictObject({ grid: identifier, label: bilingual, sharedMetres: z.number().nonnegative() }),
  ),
});
export type GridDetail = z.infer<typeof gridDetail>;

/** Which grid a point is in, or which street or site it is at, in every tier; null where it is nobody's. */
export const located = z.strictObject({
  place: position,
  onBorder: z.boolean(),
  tiers: z.array(z.strictObject({ tier: slug, grid: grid.nullable() })),
});
export type Located = z.infer<typeof located>;

export const searchHit = z.strictObject({
  kind: z.enum(['grid', 'party', 'street', 'place', 'community']),
  id: identifier,
  label: bilingual,
  detail: bilingual.nullable(),
  /** Where to fly to. */
  place: position.nullable(),
  /** What to select, where the hit leads to a grid. */
  tier: slug.nullable(),
  grid: identifier.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const issuePage = z.strictObject({
  issues: z.array(issue),
  /** How many match, on all pages. */
  total: z.int().nonnegative(),
  /** Pass as `after` for the next page; null on the last. */
  next: z.int().positive().nullable(),
});

/**
 * A message of the live stream. `sequence` is the SSE event id. Beside these, which have the default event name, the
 * stream sends `tick` (a `liveTick`, every fifteen seconds, so that a reader can tell quiet from broken) and
 * `reset` (a `liveTick`: too much was missed to be replayed, read everything again).
 */
export const liveEvent = z.strictObject({
  sequence: z.int().positive(),
  kind: z.enum([
    'issue-reported',
    'issue-changed',
    'issues-imported',
    'import-changed',
    'patrol-walked',
    'draft-changed',
    'plan-published',
  ]),
  at: instant,
  issue: issue.optional(),
  /** How many issues came in at once; their ids lie between these two. */
  imported: z
    .strictObject({
      count: z.int().positive(),
      firstId: z.int().positive(),
      lastId: z.int().positive(),
    })
    .optional(),
  /** The import that went on or changed its state. */
  import: z.int().positive().optional(),
  /** The draft that changed. */
  draft: z.int().positive().optional(),
  /** Hash of the plan that was published. */
  plan: z.string().optional(),
});
export type LiveEvent = z.infer<typeof liveEvent>;

export const liveTick = z.strictObject({ sequence: z.int().nonnegative(), at: instant });
export type LiveTick = z.infer<typeof liveTick>;

export const health = z.strictObject({
  status: z.enum(['ok', 'failing']),
  version: z.string(),
  database: z.enum(['ok', 'failing']),
  counties: z.int().nonnegative(),
  uptimeSeconds: z.number().nonnegative(),
});
