import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useEngine } from '../../map/use-engine.ts';
import { countiesQuery, countyQuery } from '../../session/queries.ts';
import { useUrlState } from '../../session/url-state.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useTheme } from '../../ui/use-theme.ts';
import { CountyPlan } from './county-plan.tsx';
import styles from './planner.module.css';

/** Where a planner begins: the county of the first sample, whose plan has two tiers of areas. */
const firstCounty = 'wengyuan';

/** The door `/plan`: one county's plan in force, and a draft on it. The map outlives every change of county. */
export function PlannerView() {
  const t = useText();
  const theme = useTheme();
  const [url] = useUrlState();
  const container = useRef<HTMLDivElement>(null);
  const [longitude, latitude, zoom] = url.at ?? [110, 33, 8];
  const engine = useEngine(container, {
    camera: { longitude, latitude, zoom },
    theme,
    label: t('planner.map'),
    interactive: true,
  });
  const counties = useQuery(countiesQuery());
  const chosen =
    counties.data?.find(({ id }) => id === url.county) ??
    counties.data?.find(({ id }) => id === firstCounty) ??
    counties.data?.[0];
  const county = useQuery({ ...countyQuery(chosen?.id ?? ''), enabled: chosen !== undefined });
  const error = counties.error ?? county.error;
  return (
    <main className={styles.view}>
      <h1 className="visually-hidden">{t('planner.title')}</h1>
      <div ref={container} className={styles.map} data-testid="map" />
      {counties.data !== undefined && county.data !== undefined ? (
        <CountyPlan key={county.data.id} counties={counties.data} county={county.data} engine={engine} />
      ) : (
        <div className={styles.message}>
          {error !== null ? (
            <Failed error={error} retry={() => void (counties.error ? counties : county).refetch()} />
          ) : counties.data?.length === 0 ? (
            <Empty />
          ) : (
            <Loading />
          )}
        </div>
      )}
    </main>
  );
}
