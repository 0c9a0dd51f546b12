import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Coverage } from '../../data/model/coverage.ts';
import type { TierCollection } from '../../data/model/replies.ts';
import { formatArea } from '../i18n/format.ts';
import { type Speak, useText } from '../i18n/use-text.ts';
import { type CoverageSlot, nothing, type SlotFeature } from '../map/slot-data.ts';
import { coverageQuery, tierQuery } from '../session/queries.ts';
import { ringsOf } from './grid-features.ts';
import type { Overlay, OverlayProps } from './overlay.ts';

function CoverageFaults({ engine, county }: OverlayProps) {
  const t = useText();
  const coverage = useQuery(coverageQuery(county.id)).data;
  const tiers = useMemo(
    () => (coverage?.duty ?? []).filter(({ lacking }) => lacking.length > 0).map(({ tier }) => tier),
    [coverage],
  );
  const grids = useQueries({
    queries: tiers.map((tier) => tierQuery(county, tier)),
    combine: (results) => results.flatMap(({ data }) => data?.features ?? []),
  });
  useEffect(() => {
    if (coverage === undefined) return;
    const features = [...faultFeatures(coverage, t), ...lackingFeatures(coverage, grids, t)];
    engine.setSlot('coverage', { type: 'FeatureCollection', features });
  }, [engine, coverage, grids, t]);
  useEffect(() => () => engine.setSlot('coverage', nothing), [engine]);
  return null;
}

/** Gaps and overlaps with their areas. */
export function faultFeatures(coverage: Coverage, t: Speak): SlotFeature<CoverageSlot>[] {
  return coverage.spatial.flatMap(({ gaps, overlaps }) =>
    [...gaps, ...overlaps].map(({ kind, geometry, area }) => ({
      type: 'Feature' as const,
      geometry,
      properties: {
        kind,
        label: t(`leader.coverage.${kind}`, { area: formatArea(t, area.squareMetres) }),
      },
    })),
  );
}

/** Grids that lack somebody, outlined and told. */
export function lackingFeatures(
  coverage: Coverage,
  grids: TierCollection['features'],
  t: Speak,
): SlotFeature<CoverageSlot>[] {
  const drawn = new Map(grids.map((grid) => [`${grid.properties.tier} ${grid.properties.id}`, grid]));
  return coverage.duty.flatMap(({ tier, lacking }) =>
    lacking.flatMap(({ grid, lacks }) => {
      const found = drawn.get(`${tier} ${grid}`);
      if (found === undefined) return [];
      const label = lacks.map((need) => t(`leader.coverage.lacks.${need}`)).join(t('app.list-separator'));
      const rings = ringsOf(found.geometry);
      const outline =
        rings.length === 0 ? found.geometry : ({ type: 'MultiLineString', coordinates: rings } as const);
      return [
        { type: 'Feature' as const, geometry: outline, properties: { kind: 'lacking' as const, label: '' } },
        {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: found.properties.labelPoint },
          properties: { kind: 'lacking' as const, label: `\n\n${label}` },
        },
      ];
    }),
  );
}

/** Gaps and overlaps hatched in magenta, grids that lack a leader, lead unit or reachable contact dashed. */
export const coverageOverlay: Overlay = {
  id: 'coverage',
  label: 'leader.overlay.coverage',
  Draw: CoverageFaults,
};
