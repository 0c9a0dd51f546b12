import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef } from 'react';
import { type DraftedPlan, undrafted } from '../../../data/rules/apply-edit.ts';
import { buildingsOfGround } from '../../../data/rules/buildings-of-ground.ts';
import type { Finding } from '../../../geojson/checks/check.ts';
import { useText } from '../../i18n/use-text.ts';
import { type County, layerQuery } from '../../session/queries.ts';
import type { Built } from './built.ts';
import { CheckItem } from './check-item.tsx';
import type { DrawnPlan } from './drawn-plan.ts';
import { createFinder } from './finder.ts';
import { findingText } from './finding-text.ts';
import { checkPlan, freshness } from './plan-checks.ts';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';

interface ChecksListProps {
  readonly county: County;
  readonly base: DrawnPlan;
  readonly built: Built;
  readonly draft: DraftedPlan;
  readonly drawn: DrawnPlan;
  /** While a vertex is in hand the last results stand. */
  readonly busy: boolean;
  readonly show: ShowPlace;
}

/** What the draft is checked for, after each edit. */
export function ChecksList({ county, base, built, draft, drawn, busy, show }: ChecksListProps) {
  const t = useText();
  const last = useRef({ draft, drawn });
  if (!busy && last.current.drawn !== drawn) last.current = { draft, drawn };
  const settled = useDeferredValue(last.current);
  const { plan } = settled.drawn;
  const partitions = useMemo(
    () =>
      county.scheme.tiers
        .filter(({ partition }) => partition)
        .map(({ id }) => built.plan.tiers.findIndex((tier) => tier.id === id))
        .filter((tier) => tier !== -1),
    [county.scheme.tiers, built.plan.tiers],
  );
  const ground = useQuery(layerQuery(county, 'ground')).data;
  const buildings = useMemo(() => (ground === undefined ? null : buildingsOfGround(ground)), [ground]);
  const find = useMemo(() => createFinder(built.faults, buildings), [built.faults, buildings]);
  const isFresh = useMemo(() => freshness(built.plan, find(undrafted(built.plan))), [find, built.plan]);
  const checks = useMemo(
    () => checkPlan(base, settled.drawn, built.faults, partitions, buildings, find(settled.draft)),
    [base, settled, built.faults, partitions, buildings, find],
  );
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
  const nameOf = (tier: number) => labelOf.get(built.plan.tiers[tier]?.id ?? '') ?? '';
  const placesOf = (findings: readonly Finding[]) =>
    findings
      .map((finding) => ({
        text: findingText(t, plan, finding),
        place: finding.place,
        fresh: isFresh(plan, finding),
      }))
      .sort((a, b) => Number(b.fresh) - Number(a.fresh));
  return (
    <section className={styles.section} aria-busy={settled.drawn !== drawn}>
      <h2>{t('planner.checks')}</h2>
      <ul className={styles.checks}>
        <CheckItem ok={checks.lawful} text={t('planner.checks.law')} show={show} />
        <CheckItem
          ok={checks.tiers.every(({ sameTotal }) => sameTotal)}
          text={t('planner.checks.total')}
          show={show}
        />
        {checks.tiers.map(({ tier, gaps, overlaps, places }) => (
          <CheckItem
            key={tier}
            ok={places.length === 0}
            text={t('planner.checks.seamless', { tier: nameOf(tier), gaps, overlaps })}
            places={places.map((place) => ({ text: t('planner.checks.there'), place }))}
            show={show}
          />
        ))}
        {checks.found.map(({ check, findings }) => (
          <CheckItem
            key={check}
            ok={findings.length === 0}
            text={t(`planner.checks.${check}`, { n: findings.length })}
            places={placesOf(findings)}
            show={show}
          />
        ))}
      </ul>
    </section>
  );
}
