import type { Plan } from '../../../geojson/kernel/plan.ts';
import { useText } from '../../i18n/use-text.ts';
import type { County } from '../../session/queries.ts';
import { Switch } from '../../ui/switch.tsx';
import styles from './planner.module.css';

interface TierSwitchProps {
  readonly county: County;
  /** By id. */
  readonly tiers: readonly string[];
  readonly tierId: string;
  readonly setTier: (tier: string) => void;
}

/** Which tier is being edited, where there are several. */
export function TierSwitch({ county, tiers, tierId, setTier }: TierSwitchProps) {
  const t = useText();
  if (tiers.length < 2) return null;
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
  return (
    <div className={styles.tool}>
      <Switch
        label={t('planner.tier')}
        value={tierId}
        options={tiers.map((id) => ({ value: id, label: labelOf.get(id) ?? id }))}
        onChange={setTier}
      />
    </div>
  );
}

/** The ids of the tiers that can be edited: those no other tier is made of; the county's opening tier first. */
export function openingFirst({ scheme }: County, plan: Plan): string[] {
  const isParent = new Set(plan.tiers.map(({ parent }) => parent));
  const lowest = plan.tiers.filter((_, index) => !isParent.has(index)).map(({ id }) => id);
  return lowest.toSorted((a, b) => Number(b === scheme.openingTier) - Number(a === scheme.openingTier));
}
