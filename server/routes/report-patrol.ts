import { trackLimits } from '../../data/model/patrol.ts';
import { unitIn } from '../../data/rules/access.ts';
import { type TrackRefusal, trackPoints } from '../../data/rules/track-points.ts';
import { walkedMetres, walkRule } from '../../data/rules/walk-matching.ts';
import { walkedDays } from '../../data/rules/walked-days.ts';
import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { countyScope, unknownCounty } from '../county-scope.ts';
import { patrolStretches } from '../patrol-stretches.ts';

const told: Readonly<Record<TrackRefusal['reason'], string>> = {
  'not-gpx': 'The text is no GPX.',
  'not-geojson': 'The GeoJSON must be a Feature or FeatureCollection of points or lines.',
  'no-points': 'The track has no points.',
  'too-many-points': `A track may have at most ${trackLimits.points} points: send it in parts.`,
  elsewhere: 'No point of the track lies in or near the county.',
  'bad-place': 'A point has no longitude and latitude in degrees.',
  'no-time': 'A point has no time: without times nobody can tell a walk from a drive.',
  'bad-time': 'A time must be as 2026-11-20T16:00:00+08:00, with its zone.',
  'too-old': `A point is older than ${trackLimits.days} days.`,
  'in-future': 'A point lies in the future: set the clock of the device.',
};

/**
 * Matches a track, or the next part of one, to the streets of the plan in force; keeps it for the walker and the unit he is of, and
 * what it walked for everybody.
 */
export const reportPatrol: Handler<'reportPatrol'> = async (services, { parameters, body }, visit) => {
  const { county } = parameters;
  const scope = await countyScope(services, county);
  if (scope === null) return unknownCounty(county);
  const now = services.now();
  const read = trackPoints(body, scope.plan.bounds, now);
  if (!read.ok) return refused(read.refusal);
  const { points } = read;
  const { crs, walk = null } = body;
  const { patrols } = services.store;
  const before = walk === null ? null : await patrols.walkSoFar({ county, walker: visit.actor, walk, crs });
  if (before !== null && before.points + points.length > trackLimits.points)
    return refused({ reason: 'too-many-points' });
  // The way from the part before to this one was walked, too.
  const way = before === null ? points : [before.last, ...points];
  const walked = patrolStretches(await scope.view()).match(way);
  const stored = await patrols.add({
    county,
    unit: unitIn(visit.principal, county),
    crs,
    walk,
    points,
    metres: walkedMetres(way),
    walked: walkedDays(walked, scope.county.scheme.timeZone),
    by: visit.by,
    now,
  });
  if (!stored.ok) return keyReused;
  return answer({
    track: stored.id,
    points: points.length,
    inexact: points.filter(({ accuracy }) => accuracy > walkRule.accuracyMetres).length,
    stretches: walked.length,
    metres: walked.reduce((sum, { stretch }) => sum + stretch.metres, 0),
  });
};

function refused(refusal: TrackRefusal) {
  const at = 'point' in refusal ? ` (point ${refusal.point})` : '';
  return refuse('invalid-request', `${told[refusal.reason]}${at}`, { status: 422, reason: refusal.reason });
}
