import type { Coverage } from '../../../data/model/coverage.ts';
import type { Counts, TierCollection } from '../../../data/model/replies.ts';
import { formatArea, formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { StateTotals } from './state-totals.tsx';
import { countsOf, openIssues } from './wall-figures.ts';
import styles from './wall-panels.module.css';

interface CountyPanelProps {
  readonly t: Speak;
  readonly name: string;
  readonly counts: Counts | undefined;
  readonly coverage: Coverage | undefined;
  /** The grids of the tier above the one in turn, if there are few enough to list. */
  readonly parents: TierCollection | undefined;
  readonly tier: string;
}

/** The county as a whole: its issues, its highest grids, and whether its grids cover it. */
export function CountyPanel({ t, name, counts, coverage, parents, tier }: CountyPanelProps) {
  return (
    <section className={styles.panel} aria-label={t('wall.whole-county')}>
      <h2>{t('wall.whole-county')}</h2>
      <StateTotals counts={counts?.total} t={t} of={t('wall.issues-of', { name })} />
      {parents !== undefined && parents.features.length <= 9 && <Parents {...{ t, counts, parents }} />}
      {coverage !== undefined && <Certificate {...{ t, coverage, tier }} />}
    </section>
  );
}

interface ParentsProps {
  readonly t: Speak;
  readonly counts: Counts | undefined;
  readonly parents: TierCollection;
}

function Parents({ t, counts, parents }: ParentsProps) {
  return (
    <ul className={styles.rows}>
      {parents.features.map(({ properties }) => {
        const own = countsOf(counts, properties.tier, properties.id);
        return (
          <li key={properties.id} className={styles.row}>
            <b className={styles.code}>{properties.code}</b>
            <span className={styles.name}>{properties[t.language]}</span>
            <Amount label={t('issue.state.overdue')} value={own?.overdue} t={t} danger />
            <Amount label={t('wall.unresolved')} value={own && openIssues(own)} t={t} />
          </li>
        );
      })}
    </ul>
  );
}

interface AmountProps {
  readonly t: Speak;
  readonly label: string;
  readonly value: number | undefined;
  readonly danger?: boolean;
}

/** A number with what it counts beside it. */
export function Amount({ t, label, value, danger = false }: AmountProps) {
  return (
    <span className={danger ? styles.danger : styles.amount}>
      <small>{label}</small> <b>{value === undefined ? '–' : formatNumber(t, value)}</b>
    </span>
  );
}

interface CertificateProps {
  readonly t: Speak;
  readonly coverage: Coverage;
  readonly tier: string;
}

/** The coverage certificate in a few lines. A tier that tiles nothing (streets, sites) has only its duties to show. */
function Certificate({ t, coverage, tier }: CertificateProps) {
  const spatial = coverage.spatial.find((one) => one.tier === tier) ?? coverage.spatial[0];
  const duty = coverage.duty.find((one) => one.tier === tier);
  return (
    <div className={styles.certificate}>
      <h3>{t('wall.certificate')}</h3>
      {spatial !== undefined && (
        <>
          <p className={spatial.seamless ? styles.good : styles.fault}>
            {spatial.seamless
              ? t('wall.seamless')
              : t('wall.faults', { gaps: spatial.gaps.length, overlaps: spatial.overlaps.length })}
          </p>
          <p>
            {t('wall.covered', {
              covered: formatArea(t, spatial.covered.squareMetres),
              scope: formatArea(t, spatial.scope.squareMetres),
            })}
            {spatial.covered.exact === spatial.scope.exact && ` (${t('wall.exactly')})`}
          </p>
        </>
      )}
      {duty !== undefined && (
        <p className={duty.lacking.length === 0 ? styles.good : styles.fault}>
          {t('wall.duty', { complete: duty.complete, grids: duty.grids })}
        </p>
      )}
    </div>
  );
}
