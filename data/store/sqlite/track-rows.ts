import { z } from 'zod';
import { sourceCrss } from '../../../geojson/formats/geojson-crs.ts';
import { actor } from '../../model/audit.ts';
import type { WalkPoint } from '../../rules/walk-matching.ts';
import type { TrackRecord } from '../patrol-store.ts';

/** A track as its row has it; its points are a text of their own, `[longitude, latitude, time, accuracy]` each. */
export interface TrackRow {
  readonly id: number;
  readonly walker: string;
  readonly unit: string | null;
  readonly crs: string;
  readonly began_at: number;
  readonly ended_at: number;
  readonly received_at: number;
  readonly count: number;
  readonly metres: number | null;
}
export const trackColumns = 'id, walker, unit, crs, began_at, ended_at, received_at, count, metres';

export const toTrack = (row: TrackRow): TrackRecord => ({
  id: row.id,
  walker: actor.parse(JSON.parse(row.walker)),
  unit: row.unit,
  crs: z.enum(sourceCrss).parse(row.crs),
  from: row.began_at,
  to: row.ended_at,
  points: row.count,
  metres: row.metres,
  receivedAt: row.received_at,
});

const stored = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const toPoint = ([x, y, at, accuracy]: z.output<typeof stored>): WalkPoint => ({
  place: [x, y],
  at,
  accuracy,
});

export const pointsText = (points: readonly WalkPoint[]): string =>
  JSON.stringify(points.map(({ place, at, accuracy }) => [...place, at, accuracy]));
export const readPoint = (text: string): WalkPoint => toPoint(stored.parse(JSON.parse(text)));
/** In the order of time, whatever the order in which the parts came. */
export const readLine = (text: string): WalkPoint[] =>
  z
    .array(stored)
    .parse(JSON.parse(text))
    .map(toPoint)
    .toSorted((a, b) => a.at - b.at);
