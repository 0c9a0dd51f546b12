import { z } from 'zod';
import { sourceCrss } from '../../geojson/formats/geojson-crs.ts';
import { bilingual, identifier, instant, position, slug } from './text.ts';

/**
 * Foot patrols. A track is where somebody walked, point by point: personal data, seen by the walker and the unit he walked for, and
 * kept for thirty days. What everybody sees is the coverage: which stretches of street were walked, and on which day.
 */

/** What a track may be when it comes. */
export const trackLimits = {
  /** In one sending, and in all the parts of a walk. */
  points: 20_000,
  /** Older points are refused: their track would be deleted at once. */
  days: 30,
  /** A phone's clock may be this far ahead, in milliseconds. */
  aheadMs: 300_000,
  /** Some point must lie within this of the county's bounds, in degrees. */
  aroundDegrees: 0.05,
} as const;

/** A point as a phone sends it; `accuracy` is the radius it is sure of, in metres. */
export const trackPoint = z.strictObject({
  place: position,
  at: instant,
  accuracy: z.number().nonnegative().optional(),
});
export type TrackPoint = z.infer<typeof trackPoint>;

/**
 * A track in one of three forms: as points, as the text of a GPX 1.1 file, or as GeoJSON: LineStrings with `coordTimes` (as
 * togeojson writes them), or Points with `time`. `crs` is the system its places are in; they are kept in WGS84. What a phone sends
 * bit by bit under one `walk`, a name of its own, is one track.
 */
export const newTrack = z
  .strictObject({
    points: z.array(trackPoint).min(1).max(trackLimits.points).optional(),
    gpx: z.string().min(1).max(900_000).optional(),
    geojson: z.unknown().optional(),
    crs: z.enum(sourceCrss).default('wgs84'),
    walk: z
      .string()
      .regex(/^[\w-]{8,64}$/)
      .optional(),
  })
  .refine(
    ({ points, gpx, geojson }) => [points, gpx, geojson].filter((one) => one !== undefined).length === 1,
    'one of points, gpx and geojson',
  );
/** As it is sent. */
export type NewTrack = z.input<typeof newTrack>;

/** What came of a track. Lengths in metres. */
export const trackReceipt = z.strictObject({
  track: z.int().positive(),
  points: z.int().nonnegative(),
  /** Points too inexact to be used. */
  inexact: z.int().nonnegative(),
  /** Stretches of street that were walked, and how long they are in all. */
  stretches: z.int().nonnegative(),
  metres: z.number().nonnegative(),
});

export const trackSummary = z.strictObject({
  id: z.int().positive(),
  /** Who walked it, as people call him. */
  walker: z.string(),
  /** Is it the reader's own? Then he can delete it. */
  own: z.boolean(),
  /** The unit it was walked for: who is of it sees the track too. Null: only the walker does. */
  unit: identifier.nullable(),
  /** The system its places came in; `line` has them in WGS84. */
  crs: z.enum(sourceCrss),
  /** How far was walked; null for tracks from before that was kept. */
  metres: z.number().nonnegative().nullable(),
  from: instant,
  to: instant,
  points: z.int().positive(),
  /** When it will be deleted. */
  until: instant,
});
export type TrackSummary = z.infer<typeof trackSummary>;
export const track = trackSummary.extend({ line: z.array(trackPoint) });

export const patrolPeriods = ['7d', '30d', 'week'] as const;
export const patrolPeriod = z.enum(patrolPeriods);
export type PatrolPeriod = z.infer<typeof patrolPeriod>;

const metres = z.number().nonnegative();
const share = { metres, walkedMetres: metres };

/** Patrol coverage of a tier in a period. Numerator and denominator are lengths of street in metres; the rule is `definition`. */
export const patrolCoverage = z.strictObject({
  county: slug,
  plan: z.string(),
  tier: slug,
  period: z.strictObject({ id: patrolPeriod, from: z.iso.date(), to: z.iso.date() }),
  definition: bilingual,
  illustrative: z.boolean(),
  total: z.strictObject(share),
  grids: z.array(z.strictObject({ grid: identifier, label: bilingual, ...share })),
  /** Every street, never walked first, then the longest not walked. */
  streets: z.array(
    z.strictObject({
      street: identifier,
      name: bilingual,
      ...share,
      lastWalked: z.iso.date().nullable(),
      daysSince: z.int().nonnegative().nullable(),
    }),
  ),
  /** When it was walked: metres by weekday (1 Monday … 7 Sunday) and hour of the day. */
  times: z.array(z.strictObject({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23), metres })),
});
export type PatrolCoverage = z.infer<typeof patrolCoverage>;

/** A run of stretches of one street that stand alike: `walked` within the period or not. */
export const patrolLine = z.strictObject({
  street: identifier,
  walked: z.boolean(),
  lastWalked: z.iso.date().nullable(),
});
export type PatrolLine = z.infer<typeof patrolLine>;

/** A sample's walk: the streets gone along, one after the other. `illustrative`. */
export const sampleWalk = z.strictObject({
  day: z.iso.date(),
  /** Local time, HH:MM. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  streets: z.array(identifier).min(1),
});
export const samplePatrols = z.strictObject({ illustrative: z.string(), walks: z.array(sampleWalk) });
/** The day a sample's issues and patrols are told as of. */
export const samplePresent = z.strictObject({ illustrative: z.string(), present: z.iso.date() });
export type SamplePatrols = z.infer<typeof samplePatrols>;
