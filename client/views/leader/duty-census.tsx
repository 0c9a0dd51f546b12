import { type DutyCensus, dutySides } from '../../../data/model/coverage.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Facts, Section } from './card.tsx';
import styles from './duty-census.module.css';

/** How many of what have whom: a column a kind of thing, a row a side of duty, then who has too much, and the rule. */
export function DutyCensusTable({ census }: { readonly census: DutyCensus }) {
  const t = useText();
  const { kinds, overCommitted, definition } = census;
  return (
    <Section title={t('patrol.census')}>
      <table className={styles.census}>
        <caption>{t('patrol.census.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('patrol.census.what')}</th>
            {kinds.map(({ kind }) => (
              <th key={kind} scope="col">
                {t(`patrol.census.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dutySides.map((side) => (
            <tr key={side}>
              <th scope="row">{t(`patrol.census.${side}`)}</th>
              {kinds.map(({ kind, all, having }) => (
                <td key={kind}>
                  {formatNumber(t, having[side])} ÷ {formatNumber(t, all)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('patrol.census.nobody')}</th>
            {kinds.map(({ kind, nobody }) => (
              <td key={kind}>{formatNumber(t, nobody)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <h4>{t('patrol.census.over', { n: formatNumber(t, overCommitted.length) })}</h4>
      <Facts
        facts={overCommitted.map(({ name, subjects }) => [
          t(name),
          t('patrol.census.subjects', { n: formatNumber(t, subjects) }),
        ])}
      />
      <p>{t(definition)}</p>
    </Section>
  );
}
