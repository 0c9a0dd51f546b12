import { formatArea } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import type { County } from '../../session/queries.ts';
import { areaChanges, type DrawnPlan } from './drawn-plan.ts';
import styles from './planner.module.css';

interface AreaTableProps {
  readonly county: County;
  readonly base: DrawnPlan;
  readonly now: DrawnPlan;
}

/** The grids of every tier whose area differs from the plan in force, with the change and its sign. */
export function AreaTable({ county, base, now }: AreaTableProps) {
  const t = useText();
  const changes = areaChanges(base, now);
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
  return (
    <section className={styles.section}>
      <h2>{t('planner.areas')}</h2>
      {changes.length === 0 ? (
        <p className={styles.quiet}>{t('planner.areas.none')}</p>
      ) : (
        <table className={styles.areas}>
          <thead>
            <tr>
              <th scope="col">{t('planner.areas.grid')}</th>
              <th scope="col">{t('planner.areas.now')}</th>
              <th scope="col">{t('planner.areas.change')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ tier, grid, squareMetres, change }) => (
              <tr key={`${tier} ${grid}`} data-grid={grid} data-change={change}>
                <th scope="row">
                  {grid} <small className={styles.quiet}>{labelOf.get(now.plan.tiers[tier]?.id ?? '')}</small>
                </th>
                <td>{formatArea(t, squareMetres)}</td>
                <td className={change < 0 ? styles.less : styles.more}>{signedArea(t, change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** An area with its sign, always written: +120 m², −0.3 ha; −<1 m² where a border was bent by rounding only. */
export function signedArea(t: Speak, squareMetres: number): string {
  const area = Math.abs(squareMetres);
  const written = area < 0.5 ? t('unit.square-metres', { n: '<1' }) : formatArea(t, area);
  return `${squareMetres < 0 ? '−' : '+'}${written}`;
}
