import type { TrackSummary } from '../data/model/patrol.ts';
import { policy, reachesGrids } from '../data/rules/access.ts';
import type { TrackRecord } from '../data/store/patrol-store.ts';
import type { Visit } from './auth/guard.ts';
import type { Services } from './services.ts';

/**
 * May somebody read a track? His own, and those of his unit, which are the officers bound to the grids he is bound to or to
 * grids in them.
 */
export function mayRead(
  { actor, principal }: Visit,
  county: string,
  { walker, grids }: TrackRecord,
): boolean {
  const own = walker.kind === actor.kind && walker.id === actor.id;
  return own || reachesGrids(policy.patrolTrack, principal, county, grids);
}

export function trackSummaryOf({ trackDays }: Services, track: TrackRecord): TrackSummary {
  const at = (time: number) => new Date(time).toISOString();
  return {
    id: track.id,
    walker: track.walker.name,
    from: at(track.from),
    to: at(track.to),
    points: track.points,
    until: at(track.receivedAt + trackDays * 86_400_000),
  };
}
