import type { TrackSummary } from '../data/model/patrol.ts';
import { policy, reachesPersonal } from '../data/rules/access.ts';
import type { TrackRecord } from '../data/store/patrol-store.ts';
import type { Visit } from './auth/guard.ts';
import type { Services } from './services.ts';

export const isWalker = ({ actor }: Visit, { walker }: TrackRecord): boolean =>
  walker.kind === actor.kind && walker.id === actor.id;

/** The tracks of a county that somebody may read, latest first: his own, and those walked for the unit he is of. */
export async function tracksFor(services: Services, visit: Visit, county: string): Promise<TrackSummary[]> {
  const tracks = await services.store.patrols.tracks(county);
  const seen = tracks.filter((track) => {
    const whose = { isOwn: isWalker(visit, track), unit: track.unit };
    return reachesPersonal(policy.patrolTrack, visit.principal, county, whose);
  });
  return Promise.all(seen.map((track) => trackSummaryOf(services, visit, track)));
}

export async function trackSummaryOf(
  { store, trackDays }: Services,
  visit: Visit,
  track: TrackRecord,
): Promise<TrackSummary> {
  const { walker } = track;
  const account =
    walker.kind === 'account' && walker.id !== null ? await store.accounts.get(walker.id) : null;
  const at = (time: number) => new Date(time).toISOString();
  return {
    id: track.id,
    walker: account?.displayName ?? walker.name,
    own: isWalker(visit, track),
    unit: track.unit,
    crs: track.crs,
    from: at(track.from),
    to: at(track.to),
    points: track.points,
    metres: track.metres,
    until: at(track.receivedAt + trackDays * 86_400_000),
  };
}
