import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { Reply } from '../../data/api.ts';
import { useText } from '../i18n/use-text.ts';
import type { Engine } from '../map/engine-types.ts';
import { useEngine } from '../map/use-engine.ts';
import { type County, countiesQuery, countyQuery } from '../session/queries.ts';
import { useUrlState } from '../session/url-state.ts';
import styles from './county-page.module.css';
import { Empty, Failed, Loading } from './states.tsx';
import { useTheme } from './use-theme.ts';

/** What a page works on: the county that the address names, or the first; and the map, null until it is there. */
export interface OpenCounty {
  readonly counties: Reply<'counties'>;
  readonly county: County;
  readonly engine: Engine | null;
}

interface CountyPageProps {
  readonly title: 'leader.title' | 'planner.title';
  readonly map: 'leader.map' | 'planner.map';
  readonly children: (open: OpenCounty) => ReactNode;
}

/** A full-screen map of one county and what stands on it. The map is made at once and outlives every change of county. */
export function CountyPage({ title, map, children }: CountyPageProps) {
  const t = useText();
  const theme = useTheme();
  const [url] = useUrlState();
  const container = useRef<HTMLDivElement>(null);
  const [longitude, latitude, zoom] = url.at ?? [110, 33, 8];
  const camera = { longitude, latitude, zoom };
  const engine = useEngine(container, { camera, theme, label: t(map), interactive: true });
  const counties = useQuery(countiesQuery());
  const chosen = counties.data?.find(({ id }) => id === url.county) ?? counties.data?.[0];
  const county = useQuery({ ...countyQuery(chosen?.id ?? ''), enabled: chosen !== undefined });
  const error = counties.error ?? county.error;
  const isEmpty = counties.data?.length === 0;
  return (
    <main className={styles.view}>
      <h1 className="visually-hidden">{t(title)}</h1>
      <div ref={container} className={styles.map} data-testid="map" />
      {counties.data !== undefined && county.data !== undefined ? (
        children({ counties: counties.data, county: county.data, engine })
      ) : (
        <div className={styles.message}>
          {error !== null ? (
            <Failed error={error} retry={() => void (counties.error ? counties : county).refetch()} />
          ) : isEmpty ? (
            <Empty />
          ) : (
            <Loading />
          )}
        </div>
      )}
    </main>
  );
}
