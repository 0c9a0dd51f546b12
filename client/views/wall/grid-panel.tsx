import { useQuery } from '@tanstack/react-query';
import type { StateCounts } from '../../../data/model/replies.ts';
import { formatArea, formatLength } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { type County, gridQuery } from '../../session/queries.ts';
import type { GridFeature } from './slides.ts';
import { StateTotals } from './state-totals.tsx';
import { answering } from './wall-figures.ts';
import styles from './wall-panels.module.css';

interface GridPanelProps {
  readonly t: Speak;
  readonly county: County;
  readonly grid: GridFeature;
  readonly counts: StateCounts | undefined;
}

/** One grid: its code, its issues, who answers for it, how large it is and what bounds it. */
export function GridPanel({ t, county, grid, counts }: GridPanelProps) {
  const { code, id, tier, squareMetres, lengthMetres, ...names } = grid.properties;
  const detail = useQuery(gridQuery(county.id, tier, id)).data;
  const above = (detail?.ancestors ?? []).map((one) => t(one.label));
  const sizes = [
    ...(squareMetres === null ? [] : [formatArea(t, squareMetres)]),
    ...(lengthMetres === null ? [] : [formatLength(t, lengthMetres)]),
  ];
  return (
    <section className={styles.panel} aria-label={names[t.language]} data-grid={id}>
      <header className={styles.gridHead}>
        <h2 className={styles.gridCode}>{code}</h2>
        <p className={styles.gridName}>
          {names[t.language] !== code && names[t.language]}
          <small>{[...above, ...sizes].join(' · ')}</small>
        </p>
      </header>
      <StateTotals counts={counts} t={t} of={t('wall.issues-of', { name: names[t.language] })} />
      {detail?.responsibilities.length === 0 && <p className={styles.fault}>{t('wall.nobody')}</p>}
      <dl className={styles.answers}>
        {detail !== undefined &&
          answering(detail, county.scheme).map(({ role, parties }) => (
            <div key={role.zh}>
              <dt>{t(role)}</dt>
              <dd>{parties.map((party) => t(party)).join(t('app.list-separator'))}</dd>
            </div>
          ))}
        {detail?.fourBounds != null && (
          <div className={styles.bounds}>
            <dt>{t('wall.four-bounds')}</dt>
            <dd>{t(detail.fourBounds)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
