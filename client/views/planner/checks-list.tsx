import { useDeferredValue, useMemo, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { County } from '../../session/queries.ts';
import type { Built } from './built.ts';
import type { DrawnPlan } from './drawn-plan.ts';
import { checkPlan } from './plan-checks.ts';
import styles from './planner.module.css';

interface ChecksListProps {
  readonly county: County;
  readonly base: DrawnPlan;
  readonly built: Built;
  readonly drawn: DrawnPlan;
  /** While a vertex is in hand the last results stand. */
  readonly busy: boolean;
}

/** What the draft is checked for, after each edit. */
export function ChecksList({ county, base, built, drawn, busy }: ChecksListProps) {
  const t = useText();
  const last = useRef(drawn);
  if (!busy) last.current = drawn;
  const settled = useDeferredValue(last.current);
  const partitions = useMemo(
    () =>
      county.scheme.tiers
        .filter(({ partition }) => partition)
        .map(({ id }) => built.plan.tiers.findIndex((tier) => tier.id === id))
        .filter((tier) => tier !== -1),
    [county.scheme.tiers, built.plan.tiers],
  );
  const checks = useMemo(
    () => checkPlan(base, settled, built.faults, partitions),
    [base, settled, built.faults, partitions],
  );
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
  const nameOf = (tier: number) => labelOf.get(built.plan.tiers[tier]?.id ?? '') ?? '';
  return (
    <section className={styles.section} aria-busy={settled !== drawn}>
      <h2>{t('planner.checks')}</h2>
      <ul className={styles.checks}>
        <Check ok={checks.lawful} text={t('planner.checks.law')} />
        <Check ok={checks.tiers.every(({ sameTotal }) => sameTotal)} text={t('planner.checks.total')} />
        {checks.tiers.map(({ tier, gaps, overlaps }) => (
          <Check
            key={tier}
            ok={gaps === 0 && overlaps === 0}
            text={t('planner.checks.seamless', { tier: nameOf(tier), gaps, overlaps })}
          />
        ))}
        <Check ok={checks.scattered === 0} text={t('planner.checks.contiguity', { n: checks.scattered })} />
      </ul>
    </section>
  );
}

function Check({ ok, text }: { readonly ok: boolean; readonly text: string }) {
  const t = useText();
  return (
    <li className={ok ? styles.passed : styles.failed} data-ok={ok}>
      <span role="img" aria-label={t(ok ? 'planner.checks.ok' : 'planner.checks.failed')}>
        {ok ? '✓' : '✗'}
      </span>
      <span>{text}</span>
    </li>
  );
}
