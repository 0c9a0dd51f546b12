import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { WalkPoint } from '../../../data/rules/walk-matching.ts';
import type { Engine, Insets } from '../../map/engine-types.ts';
import { boundsOf } from '../../overlays/grid-features.ts';
import { trackFeatures, useTrackDrawing } from '../../overlays/track.ts';
import { patrolTrackQuery } from '../../session/patrol-tracks.ts';
import type { Walk } from '../../session/walks/walk.ts';

/** At this zoom one sees the street one walks. */
const walkZoom = 16;

/**
 * Shows the track that is looked at and flies to it, else the walk that is being recorded, where it began.
 * @param track null while none is looked at
 */
export function useTrackOnMap(
  engine: Engine | null,
  county: string,
  track: number | null,
  {
    recording,
    isRecordingShown,
  }: { readonly recording: Walk | undefined; readonly isRecordingShown: boolean },
  insets: (panel?: { readonly raised: boolean }) => Insets,
): void {
  const shown = useQuery({ ...patrolTrackQuery(county, track ?? 0), enabled: track !== null }).data;
  const looked = useMemo(
    () =>
      shown?.line.map(({ place, at, accuracy = 0 }): WalkPoint => ({ place, at: Date.parse(at), accuracy })),
    [shown],
  );
  const walked = recording?.county === county ? recording.points : null;
  useTrackDrawing(engine, (track === null ? walked : looked) ?? null);
  const begun = walked?.[0];
  useEffect(() => {
    if (engine === null || !isRecordingShown || begun === undefined) return;
    const [longitude, latitude] = begun.place;
    engine.flyTo(
      { longitude, latitude, zoom: Math.max(walkZoom, engine.camera().zoom) },
      insets({ raised: true }),
    );
  }, [engine, isRecordingShown, begun, insets]);
  const flown = useRef<WalkPoint[]>(undefined);
  useEffect(() => {
    if (track === null) flown.current = undefined;
    if (engine === null || track === null || looked === undefined || flown.current === looked) return;
    flown.current = looked;
    const box = boundsOf(trackFeatures(looked).map(({ geometry }) => geometry));
    if (box !== null) engine.flyToBounds(box, insets({ raised: true }));
  }, [engine, track, looked, insets]);
}
