import type { NewTrack } from '../../data/model/patrol.ts';
import { type TrackRefusal, trackPoints } from '../../data/rules/track-points.ts';
import type { WalkPoint } from '../../data/rules/walk-matching.ts';
import type { SourceCrs } from '../../geojson/formats/geojson-crs.ts';

export type TrackFile =
  | { readonly ok: true; readonly points: readonly WalkPoint[] }
  | { readonly ok: false; readonly reason: TrackRefusal['reason'] | 'too-large' | 'not-a-track' };

/** A file of as many points as are taken, with all that a device writes about each, is smaller. */
export const largestTrackFile = 20_000_000;
const everywhere = [-180, -90, 180, 90] as const;

/**
 * The points of a GPX or GeoJSON file as they stand in it, or why it is no track of this county: the server's own rule, asked before
 * anything is sent. Which of the two it is shows in the text.
 * @param bounds of the county's plan, in degrees
 */
export async function readTrackFile(
  file: Blob,
  crs: SourceCrs,
  bounds: readonly [west: number, south: number, east: number, north: number],
  now: number,
): Promise<TrackFile> {
  if (file.size > largestTrackFile) return { ok: false, reason: 'too-large' };
  const text = (await file.text()).replace(/^\uFEFF/, '').trimStart();
  const track = trackOf(text);
  if (track === null) return { ok: false, reason: 'not-a-track' };
  const converted = trackPoints({ ...track, crs }, bounds, now);
  // They are sent as they are in the file: the server converts them, and keeps what they came in.
  const read = converted.ok ? trackPoints(track, everywhere, now) : converted;
  return read.ok ? read : { ok: false, reason: read.refusal.reason };
}

function trackOf(text: string): NewTrack | null {
  if (text.startsWith('<')) return { gpx: text };
  try {
    return { geojson: JSON.parse(text) };
  } catch {
    return null;
  }
}
