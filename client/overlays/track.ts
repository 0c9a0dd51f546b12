import { useEffect } from 'react';
import type { Position } from '../../data/model/text.ts';
import { type WalkPoint, walkRule } from '../../data/rules/walk-matching.ts';
import type { Engine } from '../map/engine-types.ts';
import { nothing, type SlotFeature, type TrackSlot } from '../map/slot-data.ts';

/** Draws where somebody walked; null for nothing. @param line the same object as long as it is the same */
export function useTrackDrawing(engine: Engine | null, line: readonly WalkPoint[] | null): void {
  useEffect(() => {
    const features = line === null ? [] : trackFeatures(line);
    engine?.setSlot('track', features.length === 0 ? nothing : { type: 'FeatureCollection', features });
  }, [engine, line]);
  useEffect(() => () => engine?.setSlot('track', nothing), [engine]);
}

/** Lines where it was walked without a gap, and a dot at the end. */
export function trackFeatures(line: readonly WalkPoint[]): SlotFeature<TrackSlot>[] {
  const exact = line.filter(({ accuracy }) => accuracy <= walkRule.accuracyMetres);
  const last = exact.at(-1);
  if (last === undefined) return [];
  const runs: Position[][] = [];
  for (const [index, { place, at }] of exact.entries()) {
    const before = exact[index - 1];
    if (before === undefined || at - before.at > walkRule.gapMs) runs.push([place]);
    else runs.at(-1)?.push(place);
  }
  return [
    feature('line', {
      type: 'MultiLineString',
      coordinates: runs.filter((run) => run.length > 1),
    }),
    feature('end', { type: 'Point', coordinates: last.place }),
  ];
}

const feature = (role: TrackSlot['role'], geometry: SlotFeature<TrackSlot>['geometry']) =>
  ({ type: 'Feature', geometry, properties: { role } }) as const;
