import { z } from 'zod';
import {
  newTrack,
  patrolCoverage,
  patrolLine,
  patrolPeriod,
  track,
  trackReceipt,
  trackSummary,
} from './model/patrol.ts';
import { lineGeometry } from './model/plan.ts';
import { slug } from './model/text.ts';

/** The part of the contract table about foot patrols. */

const json = <S extends z.ZodType>(schema: S) => ({ type: 'json', schema }) as const;
const inCounty = z.strictObject({ county: slug });
const ofTrack = inCounty.extend({ track: z.coerce.number().int().positive() });
const period = patrolPeriod
  .default('30d')
  .meta({ description: 'the last 7 or 30 days, or this week since Monday' });
const lines = z.strictObject({
  type: z.literal('FeatureCollection'),
  illustrative: z.string().optional(),
  features: z.array(
    z.strictObject({ type: z.literal('Feature'), properties: patrolLine, geometry: lineGeometry }),
  ),
});

// biome-ignore format: a table reads best as one
export const patrolRoutes = {
  reportPatrol: {
    method: 'POST', path: '/api/counties/{county}/patrols', tag: 'coverage', summary: 'Send a track, or the next part of one: points, GPX or GeoJSON; it is matched to the streets',
    parameters: inCounty, body: newTrack, status: 201, reply: json(trackReceipt), caching: 'none', errors: [413, 422],
  },
  patrolCoverage: {
    method: 'GET', path: '/api/counties/{county}/patrol-coverage', tag: 'coverage', summary: 'How much of the streets was walked: by grid, by street, by weekday and hour, with its definition',
    parameters: inCounty, query: z.strictObject({ tier: slug, period }), status: 200, reply: json(patrolCoverage), caching: 'revalidate',
  },
  patrolLines: {
    method: 'GET', path: '/api/counties/{county}/patrol-lines', tag: 'coverage', summary: 'The streets as lines that were walked in a period, or not',
    parameters: inCounty, query: z.strictObject({ period }), status: 200, reply: { type: 'geojson', schema: lines }, caching: 'revalidate',
  },
  patrolTracks: {
    method: 'GET', path: '/api/counties/{county}/patrols', tag: 'coverage', summary: 'One’s own tracks and those of one’s unit, latest first, as long as they are kept',
    parameters: inCounty, status: 200, reply: json(z.array(trackSummary)), caching: 'none',
  },
  patrolTrack: {
    method: 'GET', path: '/api/counties/{county}/patrols/{track}', tag: 'coverage', summary: 'A track of one’s own or of one’s unit, point by point; that it was read is noted',
    parameters: ofTrack, status: 200, reply: json(track), caching: 'none',
  },
  deletePatrolTrack: {
    method: 'POST', path: '/api/counties/{county}/patrols/{track}/delete', tag: 'coverage', summary: 'Delete a track of one’s own before its time; which streets were walked stays known',
    parameters: ofTrack, body: z.strictObject({}), status: 200, reply: json(z.array(trackSummary)), caching: 'none',
  },
} as const;
