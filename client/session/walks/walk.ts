import { z } from 'zod';
import type { Body } from '../../../data/api.ts';
import { slug } from '../../../data/model/text.ts';
import { type WalkPoint, walkedMetres, walkRule } from '../../../data/rules/walk-matching.ts';
import { sourceCrss } from '../../../geojson/formats/geojson-crs.ts';
import { sideLength } from '../../../geojson/kernel/geodesic.ts';

/**
 * A walk as this device has it: one being recorded, or one that is over and not yet sent in whole. Of its points the first `sent` have
 * arrived or were refused; the next, up to `part.to`, are under way under the key of that part, and stay the same until there is
 * an answer, so that a part whose answer was lost counts once. Its parts are one track, by the walk's `name`.
 */
export const walk = z.object({
  name: z.string(),
  county: slug,
  /** The system of its places. What a device says of itself is WGS84. */
  crs: z.enum(sourceCrss),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  /** Null while it is recorded. */
  endedAt: z.number().nullable(),
  points: z.array(
    z.object({
      place: z.tuple([z.number(), z.number()]),
      at: z.number(),
      accuracy: z.number(),
    }),
  ),
  sent: z.int().nonnegative(),
  part: z.object({ key: z.string(), to: z.int().positive() }).nullable(),
  /** Points the server would not take, and why not the last of them. */
  refused: z.object({ points: z.int(), reason: z.string() }).nullable(),
  /** Street that was walked, as the server found. */
  streetMetres: z.number(),
});
export type Walk = Readonly<z.infer<typeof walk>>;

/** A request holds no more points than this. */
const partPoints = 2_000;

/** A point is kept when somebody went so far since the last, at most so often, and now and then while he stands. */
const least = { metres: 5, ms: 5_000, standingMs: 30_000 } as const;

export const newWalk = (of: Pick<Walk, 'name' | 'county' | 'crs' | 'startedAt'>): Walk => ({
  ...of,
  endedAt: null,
  points: [],
  sent: 0,
  part: null,
  refused: null,
  streetMetres: 0,
});

/** The walk with a place of the device, where it says anything new: the same walk where not. */
export function withPoint(before: Walk, point: WalkPoint): Walk {
  if (point.accuracy > walkRule.accuracyMetres) return before;
  const last = before.points.at(-1);
  if (last !== undefined) {
    const ms = point.at - last.at;
    const metres = sideLength(...last.place, ...point.place);
    if (ms < least.ms || (metres < least.metres && ms < least.standingMs)) return before;
  }
  return { ...before, points: [...before.points, point] };
}

export const isUnsent = ({ points, sent }: Walk): boolean => sent < points.length;

/** The walk with a part under way: the one that is, or the next under a new key. */
export const withPart = (before: Walk, newKey: () => string): Walk =>
  before.part !== null
    ? before
    : {
        ...before,
        part: { key: newKey(), to: Math.min(before.sent + partPoints, before.points.length) },
      };

/** The part under way as it is sent. */
export const bodyOf = ({ name, crs, points, sent, part }: Walk): Body<'reportPatrol'> => ({
  walk: name,
  crs,
  points: points.slice(sent, part?.to ?? sent).map(({ place, at, accuracy }) => ({
    place,
    at: new Date(at).toISOString(),
    accuracy,
  })),
});

/** The part under way has arrived. */
export const withArrived = (before: Walk, streetMetres: number): Walk => ({
  ...before,
  sent: before.part?.to ?? before.sent,
  part: null,
  streetMetres: before.streetMetres + streetMetres,
});

/** The server would not take the part under way: it is left out, lest nothing after it ever arrives. */
export const withRefused = (before: Walk, reason: string): Walk => ({
  ...withArrived(before, 0),
  refused: {
    points: (before.refused?.points ?? 0) + (before.part?.to ?? before.sent) - before.sent,
    reason,
  },
});

export const metresOf = ({ points }: Walk): number => walkedMetres(points);
export const millisecondsOf = ({ startedAt, endedAt }: Walk, now: number): number =>
  Math.max(0, (endedAt ?? now) - startedAt);
