import { z } from 'zod';
import { bilingual, identifier, position, slug } from './text.ts';

/**
 * A plan document is what a person can read and edit of a plan: its faces as GeoJSON polygons, the
 * grids, and the named lines. The kernel builds one planar map from it; polygons of grids are derived
 * from that map and never stored.
 *
 * On disk it is `geojson/counties/<county>/blocks.geojson` (the faces), `streets.geojson` (the lines) and
 * `data/counties/<county>/grids.json` (the grids).
 */

/** One grid of one tier. Its faces, or its line or site, name it by `id`. */
export const grid = z.strictObject({
  id: identifier,
  tier: slug,
  /** What the county writes on the map: W-07. */
  code: z.string().min(1).max(32),
  label: bilingual,
  /** A grid of the parent tier; null where the tier has none. */
  parent: identifier.nullable(),
  /** How the county describes it: its housing areas, its streets. */
  description: bilingual.optional(),
});
export type Grid = z.infer<typeof grid>;

export const polygonGeometry = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(position).min(4)).min(1),
});
export const multiPolygonGeometry = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(position).min(4)).min(1)).min(1),
});
export const lineGeometry = z.strictObject({
  type: z.literal('LineString'),
  coordinates: z.array(position).min(2),
});
export const multiLineGeometry = z.strictObject({
  type: z.literal('MultiLineString'),
  coordinates: z.array(z.array(position).min(2)).min(1),
});
export const pointGeometry = z.strictObject({ type: z.literal('Point'), coordinates: position });

/**
 * A street block: a face of the plan. `grids` names, for each area tier that has no child tier, the grid it belongs to; the
 * higher tiers follow by parent. A block that belongs to no grid of a tier leaves that tier out.
 */
export const blockProperties = z.strictObject({
  id: identifier,
  grids: z.record(slug, identifier),
  name: bilingual.optional(),
  /** What the ground is: for the map's colouring only. */
  use: z.enum([
    'residential',
    'commercial',
    'old-town',
    'new-town',
    'industry',
    'school',
    'hospital',
    'park',
    'square',
    'market',
    'village',
    'farmland',
    'hill',
    'water',
    'transport',
    'public',
    /** A county of one's own does not say. */
    'unknown',
  ]),
});
export type BlockProperties = z.infer<typeof blockProperties>;

/** A street's centre line, or another named line. Edges of the plan that lie on it take its name in the four bounds. */
export const streetProperties = z.strictObject({
  id: identifier,
  name: bilingual,
  /** A class of the scheme's `streetClasses`. */
  class: slug,
  /** How wide to draw it, in metres. */
  widthMetres: z.number().positive(),
  /** Set on the line that divides two grids of a higher tier by name (Jianshe Road's central reservation). */
  dividing: bilingual.optional(),
  /** Set where the county fixes post, person and shift on a street (Xuanhan). */
  post: z
    .strictObject({ code: identifier, role: slug, shift: z.enum(['day', 'night', 'day-and-night']) })
    .optional(),
});
export type StreetProperties = z.infer<typeof streetProperties>;

/** A grid of a `street` or `site` tier: its geometry is its own. `grid` is the grid's id. */
export const placedGridProperties = z.strictObject({ grid: identifier, tier: slug });

/** Ground that is drawn beneath everything and belongs to nobody's grid list. */
export const groundProperties = z.strictObject({
  id: identifier,
  kind: z.enum([
    'water',
    'river',
    'park',
    'green',
    'hill',
    'farmland',
    'square',
    'railway',
    'building',
    'bridge',
  ]),
  name: bilingual.optional(),
});

/** A place people know: a market, a school gate, a station. Issues cluster around these; search finds them. */
export const placeProperties = z.strictObject({
  id: identifier,
  name: bilingual,
  kind: z.enum([
    'market',
    'school',
    'station',
    'hospital',
    'park',
    'square',
    'toilet',
    'hotel',
    'government',
    'bridge',
    'community',
    'village',
    'car-park',
    'compound',
    'measured-point',
    'other',
  ]),
  figures: z.record(slug, z.number()).optional(),
});

const collectionOf = <P extends z.ZodType, G extends z.ZodType>(properties: P, geometry: G) =>
  z.strictObject({
    type: z.literal('FeatureCollection'),
    /** Foreign member (RFC 7946 §6.1): says that the geometry is drawn, not surveyed. */
    illustrative: z.string().min(1).optional(),
    features: z.array(
      z.strictObject({ type: z.literal('Feature'), id: identifier.optional(), properties, geometry }),
    ),
  });

export const blocks = collectionOf(blockProperties, z.union([polygonGeometry, multiPolygonGeometry]));
export const streets = collectionOf(streetProperties, lineGeometry);
export const placedGrids = collectionOf(
  placedGridProperties,
  z.union([pointGeometry, lineGeometry, multiLineGeometry, polygonGeometry, multiPolygonGeometry]),
);
export const ground = collectionOf(
  groundProperties,
  z.union([polygonGeometry, multiPolygonGeometry, lineGeometry]),
);
export const places = collectionOf(placeProperties, pointGeometry);

export const planDocument = z.strictObject({
  county: slug,
  /** The first day the plan is in force, in the county's time zone. */
  effectiveFrom: z.iso.date(),
  grids: z.array(grid),
  blocks,
  streets,
  placed: placedGrids,
});
export type PlanDocument = z.infer<typeof planDocument>;
