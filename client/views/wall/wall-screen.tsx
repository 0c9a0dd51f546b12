import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Tier } from '../../../data/model/scheme.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { useLive } from '../../session/live.ts';
import { type County, countsQuery, coverageQuery, gridQuery, tierQuery } from '../../session/queries.ts';
import { Clock } from './clock.tsx';
import { CountyPanel } from './county-panel.tsx';
import { Freshness } from './freshness.tsx';
import { GridPanel } from './grid-panel.tsx';
import { NewestCases } from './newest-cases.tsx';
import { OverdueBoard } from './overdue-board.tsx';
import { type Slide, slideAfter, slidesOf } from './slides.ts';
import { useSlide } from './use-slide.ts';
import styles from './wall.module.css';
import { countsOf } from './wall-figures.ts';
import { WallLegend } from './wall-legend.tsx';
import { WallMap } from './wall-map.tsx';
import type { WallSettings } from './wall-settings.ts';

interface WallScreenProps {
  readonly county: County;
  readonly settings: WallSettings;
  readonly t: Speak;
}

const county0: Slide = { kind: 'county', key: '' };

/** Everything on the wall of one county. Where things stand is the style sheet's business: 16:9, 32:9 and 28:9 differ. */
export function WallScreen({ county, settings, t }: WallScreenProps) {
  const tier = tierInTurn(county, settings.tier);
  const parent = county.scheme.tiers.find(({ id }) => id === tier.parent);
  const grids = useQuery(tierQuery(county, tier.id)).data;
  const parents = useQuery({
    ...tierQuery(county, parent?.id ?? tier.id),
    enabled: parent !== undefined,
  }).data;
  const slides = useMemo(() => (grids === undefined ? [county0] : slidesOf(grids)), [grids]);
  const slide = useSlide(slides, settings.dwell) ?? county0;
  const live = useLive(county.id);
  const counts = useQuery({ ...countsQuery(county.id), refetchInterval: 60_000 });
  const coverage = useQuery({ ...coverageQuery(county.id), refetchInterval: 600_000 }).data;
  usePreparedNext(county, slides, slide);
  const panels = { t, counts: counts.data, tier: tier.id };
  return (
    <main className={styles.frame} data-slide-kind={slide.kind} data-slide={slide.key}>
      <header className={styles.header}>
        <h1>{t(county.name)}</h1>
        <p>{t('wall.tier', { tier: t(tier.label), n: grids?.features.length ?? '–' })}</p>
        {county.illustrative && <p className={styles.illustrative}>{t('app.illustrative.long')}</p>}
        <Freshness t={t} live={live} countedAt={counts.dataUpdatedAt} />
        <Clock t={t} timeZone={county.scheme.timeZone} />
      </header>
      <div className={styles.map}>
        <WallMap t={t} county={county} tier={tier} slide={slide} />
        <WallLegend t={t} tier={tier} parent={parent} />
        {slide.kind === 'grid' && (
          <p className={styles.pager}>
            {t('wall.slide', { at: slides.indexOf(slide), of: slides.length - 1 })}
          </p>
        )}
      </div>
      <div className={styles.county}>
        <CountyPanel {...panels} name={t(county.name)} coverage={coverage} parents={parents} />
        {grids !== undefined && <OverdueBoard {...panels} grids={grids} />}
      </div>
      <div className={styles.turn}>
        {slide.kind === 'grid' && (
          <GridPanel
            t={t}
            county={county}
            grid={slide.grid}
            counts={countsOf(counts.data, tier.id, slide.key)}
          />
        )}
        {/* Where the county's own panel has no room beside the grid's. */}
        <div className={styles.brief}>
          <CountyPanel {...panels} name={t(county.name)} coverage={undefined} parents={undefined} />
        </div>
      </div>
      <div className={styles.news}>
        {grids !== undefined && (
          <NewestCases t={t} county={county} grids={grids} sequence={counts.data?.sequence} />
        )}
      </div>
    </main>
  );
}

function tierInTurn({ scheme }: County, wanted: string | undefined): Tier {
  const tier =
    scheme.tiers.find(({ id }) => id === wanted) ?? scheme.tiers.find(({ id }) => id === scheme.openingTier);
  if (tier === undefined) throw new Error(`the scheme of ${scheme.county} has no opening tier`);
  return tier;
}

/** Fetches the next grid's panel while this one is on, so that no slide begins empty. */
function usePreparedNext(county: County, slides: readonly Slide[], slide: Slide): void {
  const client = useQueryClient();
  useEffect(() => {
    const next = slideAfter(slides, slide.key);
    if (next?.kind === 'grid')
      void client.prefetchQuery({
        ...gridQuery(county.id, next.grid.properties.tier, next.key),
        staleTime: 30_000,
      });
  }, [client, county.id, slides, slide]);
}
