import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';

/** One's own tracks and those of one's unit; a walk makes the list stale (live.ts). */
export const patrolTracksQuery = (county: string) =>
  queryOptions({
    queryKey: ['patrol', county, 'tracks'],
    queryFn: ({ signal }) => call('patrolTracks', { county }, undefined, { signal }),
  });

/** A track, point by point. That it was read is noted, so it is read once: a later walk does not make it stale. */
export const patrolTrackQuery = (county: string, track: number) =>
  queryOptions({
    queryKey: ['patrol-track', county, track],
    queryFn: ({ signal }) => call('patrolTrack', { county, track }, undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Deletes a track of one's own. */
export function useDeleteTrack(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (track: number) => call('deletePatrolTrack', { county, track }, {}),
    onSuccess: (left, track) => {
      client.setQueryData(patrolTracksQuery(county).queryKey, left);
      client.removeQueries({ queryKey: patrolTrackQuery(county, track).queryKey });
    },
  });
}
