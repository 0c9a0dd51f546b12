import { z } from 'zod';
import { pointToWgs84 } from '../../geojson/formats/geojson-crs.ts';
import { readGpx } from '../../geojson/formats/gpx.ts';
import { type NewTrack, trackLimits } from '../model/patrol.ts';
import { lineGeometry, multiLineGeometry, pointGeometry } from '../model/plan.ts';
import { position } from '../model/text.ts';
import type { WalkPoint } from './walk-matching.ts';

/** Why a track is not taken, and the number of the point it is about (from 0). */
export type TrackRefusal =
  | { readonly reason: 'not-gpx' | 'not-geojson' | 'no-points' | 'too-many-points' | 'elsewhere' }
  | {
      readonly reason: 'bad-place' | 'no-time' | 'bad-time' | 'too-old' | 'in-future';
      readonly point: number;
    };
type Refused = { readonly ok: false; readonly refusal: TrackRefusal };
export type TrackPoints = { readonly ok: true; readonly points: readonly WalkPoint[] } | Refused;

const refuse = (refusal: TrackRefusal): Refused => ({ ok: false, refusal });

/** A point as some format has it, before it is believed. */
interface RawPoint {
  readonly place: unknown;
  readonly time: unknown;
  readonly accuracy?: number | undefined;
}

/** Only times that say their zone: a track without one could be hours off. */
const moment = z.iso.datetime({ offset: true });

/**
 * The points of a track in WGS84 and in the order of time, or why it is not taken.
 * @param bounds of the county's plan, in degrees
 * @param now epoch milliseconds
 */
export function trackPoints(
  track: NewTrack,
  bounds: readonly [west: number, south: number, east: number, north: number],
  now: number,
): TrackPoints {
  const raw = rawPoints(track);
  if ('reason' in raw) return refuse(raw);
  if (raw.length === 0) return refuse({ reason: 'no-points' });
  if (raw.length > trackLimits.points) return refuse({ reason: 'too-many-points' });
  const points: WalkPoint[] = [];
  for (const [point, { place, time, accuracy = 0 }] of raw.entries()) {
    const where = position.safeParse(place);
    if (!where.success) return refuse({ reason: 'bad-place', point });
    if (time === null || time === undefined) return refuse({ reason: 'no-time', point });
    const when = moment.safeParse(time);
    if (!when.success) return refuse({ reason: 'bad-time', point });
    const at = Date.parse(when.data);
    if (at < now - trackLimits.days * 86_400_000) return refuse({ reason: 'too-old', point });
    if (at > now + trackLimits.aheadMs) return refuse({ reason: 'in-future', point });
    const [longitude, latitude] = pointToWgs84(where.data, track.crs ?? 'wgs84');
    points.push({ place: [longitude, latitude], at, accuracy });
  }
  const [west, south, east, north] = bounds;
  const around = trackLimits.aroundDegrees;
  const here = points.some(
    ({ place: [x, y] }) =>
      x >= west - around && x <= east + around && y >= south - around && y <= north + around,
  );
  if (!here) return refuse({ reason: 'elsewhere' });
  return { ok: true, points: points.toSorted((a, b) => a.at - b.at) };
}

function rawPoints({ points, gpx, geojson }: NewTrack): RawPoint[] | TrackRefusal {
  if (points !== undefined) return points.map(({ place, at, accuracy }) => ({ place, time: at, accuracy }));
  if (gpx !== undefined) {
    const read = readGpx(gpx);
    if (read === null) return { reason: 'not-gpx' };
    return read.map(({ longitude, latitude, time }) => ({ place: [longitude, latitude], time }));
  }
  const parsed = collection.safeParse(geojson);
  return parsed.success ? featuresOf(parsed.data).flatMap(pointsOf) : { reason: 'not-geojson' };
}

const feature = z.object({
  type: z.literal('Feature'),
  geometry: z.union([pointGeometry, lineGeometry, multiLineGeometry]),
  properties: z
    .object({
      time: z.string().optional(),
      accuracy: z.number().nonnegative().optional(),
      coordTimes: z.union([z.array(z.string()), z.array(z.array(z.string()))]).optional(),
      coordinateProperties: z
        .object({ times: z.union([z.array(z.string()), z.array(z.array(z.string()))]).optional() })
        .optional(),
    })
    .nullable(),
});
const collection = z.union([
  feature,
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) }),
]);
type Feature = z.infer<typeof feature>;

const featuresOf = (value: z.infer<typeof collection>): readonly Feature[] =>
  value.type === 'Feature' ? [value] : value.features;

/** Lines carry a time for each position, beside them, as togeojson writes it; points each their own. */
function pointsOf({ geometry, properties }: Feature): RawPoint[] {
  if (geometry.type === 'Point')
    return [{ place: geometry.coordinates, time: properties?.time, accuracy: properties?.accuracy }];
  const times = (properties?.coordinateProperties?.times ?? properties?.coordTimes ?? []).flat();
  const places = geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat();
  return places.map((place, index) => ({ place, time: times[index] }));
}
