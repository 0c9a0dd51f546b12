import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Figure } from '../../../data/model/scheme.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { type County, countsQuery } from '../../session/queries.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { BrowseState } from './browse-state.ts';
import type { OpenGrid } from './browse-types.ts';
import { Card, Facts, Section } from './card.tsx';
import { MyGrid } from './my-grid.tsx';
import styles from './overview.module.css';
import { StateCounts } from './state-counts.tsx';
import type { useMine } from './use-mine.ts';

interface OverviewProps {
  readonly county: County;
  readonly state: BrowseState;
  readonly mine: ReturnType<typeof useMine>;
  readonly onOpen: OpenGrid;
  /** The certificate, while coverage is shown. */
  readonly children: ReactNode;
}

/** The county: one's own grid, what is open, how it is divided, and what its document states. */
export function Overview({ county, state, mine, onOpen, children }: OverviewProps) {
  const t = useText();
  const { scheme, plan } = county;
  const { data: counts, error, refetch } = useQuery(countsQuery(county.id));
  const gridsOf = new Map(plan.tiers.map(({ id, grids }) => [id, grids]));
  return (
    <Card
      title={t(scheme.scope.label)}
      kicker={`${t(county.province)} · ${t('leader.overview.in-force', { date: plan.effectiveFrom })}`}
    >
      {county.illustrative && <p className={styles.notice}>{t(scheme.notice)}</p>}
      <MyGrid state={state} mine={mine} onOpen={onOpen} />
      <Section title={t('leader.grid.issues')}>
        {error !== null ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : counts === undefined ? (
          <Loading />
        ) : (
          <StateCounts counts={counts.total} />
        )}
      </Section>
      {children}
      <Section title={t('leader.overview.tiers')}>
        <Facts
          facts={scheme.tiers.map(({ id, label }) => [
            t(label),
            t('leader.overview.grids', { n: formatNumber(t, gridsOf.get(id) ?? 0) }),
          ])}
        />
      </Section>
      {scheme.figures.length > 0 && (
        <Section title={t('leader.overview.figures')}>
          <Facts facts={scheme.figures.map((figure) => [t(figure.label), written(t, figure)])} />
        </Section>
      )}
      <Document county={county} />
    </Card>
  );
}

function Document({ county: { scheme } }: { readonly county: County }) {
  const t = useText();
  return (
    <>
      {scheme.document !== null && (
        <Section title={t('leader.overview.source')}>
          <p lang="zh-CN">
            {scheme.document.title}
            <br />
            {scheme.document.issuer} {scheme.document.date}
          </p>
        </Section>
      )}
      {scheme.unresolved.length > 0 && (
        <Section title={t('leader.overview.unresolved')}>
          <ul className={styles.unresolved}>
            {scheme.unresolved.map((one) => (
              <li key={one.zh}>{t(one)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function written(t: Speak, { value, unit, precision }: Figure): string {
  const number = formatNumber(t, value, Number.isInteger(value) ? 0 : 1);
  const told =
    precision === 'at-least'
      ? t('leader.overview.at-least', { n: number })
      : precision === 'about'
        ? t('leader.overview.about', { n: number })
        : number;
  return `${told} ${t(unit)}`;
}
