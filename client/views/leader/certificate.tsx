import { useQuery } from '@tanstack/react-query';
import type { Coverage, TierCoverage } from '../../../data/model/coverage.ts';
import { formatArea, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type County, coverageQuery } from '../../session/queries.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { OpenGrid } from './browse-types.ts';
import { Facts, Row, Section } from './card.tsx';
import styles from './certificate.module.css';
import { DutyCensusTable } from './duty-census.tsx';

interface CertificateProps {
  readonly county: County;
  readonly onOpen: OpenGrid;
}

/** The coverage certificate: scope and covered area digit by digit, every gap and overlap, every grid that lacks somebody. */
export function Certificate({ county, onOpen }: CertificateProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(coverageQuery(county.id));
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
  return (
    <Section title={t('leader.coverage')}>
      {data.spatial.map((certificate) => (
        <Spatial
          key={certificate.tier}
          tier={labelOf.get(certificate.tier) ?? ''}
          certificate={certificate}
        />
      ))}
      <p>{t(data.definition)}</p>
      <Duty coverage={data} labelOf={labelOf} onOpen={onOpen} />
      {data.census !== null && <DutyCensusTable census={data.census} />}
      {county.origin === 'own' && <ImportFaults faults={data.importFaults} />}
    </Section>
  );
}

function Spatial({ tier, certificate }: { readonly tier: string; readonly certificate: TierCoverage }) {
  const t = useText();
  const { scope, covered, seamless, nested, gaps, overlaps, outside } = certificate;
  const equal = scope.exact === covered.exact;
  return (
    <div className={styles.box}>
      <p className={seamless ? styles.good : styles.bad}>
        <strong>{tier}</strong>{' '}
        {seamless
          ? t('leader.coverage.seamless')
          : t('leader.coverage.faults', { gaps: gaps.length, overlaps: overlaps.length })}
      </p>
      <Facts
        facts={[
          [t('leader.coverage.scope'), formatArea(t, scope.squareMetres)],
          [t('leader.coverage.covered'), formatArea(t, covered.squareMetres)],
          [
            t('leader.coverage.outside'),
            t('leader.coverage.outside.issues', { n: formatNumber(t, outside) }),
          ],
        ]}
      />
      <p className={styles.exact}>
        {t('leader.coverage.exact')}
        <br />
        <code>{scope.exact}</code>
        <br />
        <code>{covered.exact}</code>
        <br />
        {t(equal ? 'leader.coverage.equal' : 'leader.coverage.unequal')}
      </p>
      {nested !== null && <p>{t(nested ? 'leader.coverage.nested' : 'leader.coverage.not-nested')}</p>}
      <ul>
        {[...gaps, ...overlaps].map(({ kind, place, area, grids }) => (
          <li key={`${kind} ${place.join()}`} className={styles.bad}>
            {t(`leader.coverage.${kind}`, { area: formatArea(t, area.squareMetres) })} · {grids.join(' ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface DutyProps {
  readonly coverage: Coverage;
  readonly labelOf: ReadonlyMap<string, string>;
  readonly onOpen: OpenGrid;
}

function Duty({ coverage, labelOf, onOpen }: DutyProps) {
  const t = useText();
  return (
    <Section title={t('leader.coverage.duty')}>
      {coverage.duty.map(({ tier, grids, complete, lacking }) => (
        <div key={tier}>
          <p className={complete === grids ? styles.good : styles.bad}>
            <strong>{labelOf.get(tier)}</strong>{' '}
            {t('leader.coverage.duty.complete', {
              complete: formatNumber(t, complete),
              grids: formatNumber(t, grids),
            })}
          </p>
          <ul>
            {lacking.map(({ grid, label, lacks }) => (
              <Row
                key={grid}
                label={t(label)}
                detail={lacks.map((need) => t(`leader.coverage.lacks.${need}`)).join(t('app.list-separator'))}
                onClick={() => onOpen(tier, grid)}
              />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function ImportFaults({ faults }: { readonly faults: Coverage['importFaults'] }) {
  const t = useText();
  return (
    <Section title={t('leader.coverage.import')}>
      {faults.length === 0 && <p>{t('leader.coverage.import.none')}</p>}
      <ul>
        {faults.map(({ kind, place, squareMetres, features }) => (
          <li key={`${kind} ${place.join()} ${features.join()}`}>
            {kind} {squareMetres !== null && formatArea(t, squareMetres)} · {features.join(' ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
