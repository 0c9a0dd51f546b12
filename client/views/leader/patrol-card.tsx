import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { type PatrolCoverage, patrolPeriod as patrolPeriods } from '../../../data/model/patrol.ts';
import { formatLength, formatNumber } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { patrolPeriod } from '../../session/patrol-period.ts';
import { patrolCoverageQuery } from '../../session/patrol-queries.ts';
import type { County } from '../../session/queries.ts';
import { Choice } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import type { OpenGrid } from './browse-types.ts';
import { Facts, Row, Section } from './card.tsx';
import { PatrolTimes } from './patrol-times.tsx';

interface PatrolCardProps {
  readonly county: County;
  readonly tier: string;
  readonly onOpen: OpenGrid;
}

/** How much of the streets was walked, where not, and when: each share with its numerator and denominator, and the rule. */
export function PatrolCard({ county, tier, onOpen }: PatrolCardProps) {
  const t = useText();
  const period = useStore(patrolPeriod, (state) => state.period);
  const { data, error, refetch } = useQuery(patrolCoverageQuery(county.id, tier, period));
  return (
    <Section title={t('patrol.title')}>
      <Choice
        label={t('patrol.period')}
        value={period}
        options={patrolPeriods.options.map((value) => ({ value, label: t(`patrol.period.${value}`) }))}
        onChoose={(value) => patrolPeriod.setState({ period: patrolPeriods.parse(value) })}
      />
      <p>{t('patrol.legend')}</p>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <Figures coverage={data} onOpen={onOpen} />
      )}
    </Section>
  );
}

/** Longer lists tell nobody more. */
const mostListed = 8;

function Figures({ coverage, onOpen }: { readonly coverage: PatrolCoverage; readonly onOpen: OpenGrid }) {
  const t = useText();
  const { total, grids, streets, times, period, definition, tier } = coverage;
  const never = streets.filter(({ daysSince }) => daysSince === null);
  const longest = streets
    .filter(({ daysSince }) => daysSince !== null)
    .toSorted((a, b) => (b.daysSince ?? 0) - (a.daysSince ?? 0));
  return (
    <>
      <Facts
        facts={[
          [t('patrol.all'), share(t, total)],
          [t('patrol.period'), t('patrol.from-to', period)],
        ]}
      />
      <Section title={t('patrol.grids')}>
        <ul>
          {grids
            .toSorted((a, b) => portion(a) - portion(b))
            .map((one) => (
              <Row
                key={one.grid}
                label={`${one.grid} ${t(one.label)}`}
                detail={share(t, one)}
                onClick={() => onOpen(tier, one.grid)}
              />
            ))}
        </ul>
      </Section>
      <Section title={t('patrol.never', { n: formatNumber(t, never.length) })}>
        {never.length === 0 && <p>{t('patrol.none')}</p>}
        <Facts facts={never.slice(0, mostListed).map((one) => [t(one.name), formatLength(t, one.metres)])} />
      </Section>
      <Section title={t('patrol.longest')}>
        <Facts
          facts={longest
            .slice(0, mostListed)
            .map(({ name, daysSince }) => [
              t(name),
              daysSince === 0 ? t('patrol.today') : t('patrol.days-since', { n: daysSince ?? 0 }),
            ])}
        />
      </Section>
      <PatrolTimes times={times} />
      <Section title={t('patrol.definition')}>
        <p>{t(definition)}</p>
      </Section>
    </>
  );
}

interface Share {
  readonly metres: number;
  readonly walkedMetres: number;
}

const portion = ({ metres, walkedMetres }: Share) => (metres === 0 ? 1 : walkedMetres / metres);

function share(t: Speak, one: Share): string {
  if (one.metres === 0) return t('patrol.no-streets');
  return t('patrol.share', {
    percent: `${formatNumber(t, portion(one) * 100)} %`,
    walked: formatLength(t, one.walkedMetres),
    all: formatLength(t, one.metres),
  });
}
