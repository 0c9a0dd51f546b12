import type { Finding } from '../../../geojson/checks/check.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { formatArea, formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';

/** What a check has found, in a few words: the grids, or the building; and how much, in the check's unit. */
export function findingText(t: Speak, { tiers }: Plan, finding: Finding): string {
  const { tier, grids, features } = finding;
  const ids = tier === null ? features : grids.map((grid) => tiers[tier]?.grids[grid]?.id ?? '');
  const amount = amountText(t, finding);
  return [ids.join(t('app.list-separator')), amount].filter((part) => part !== '').join(' · ');
}

function amountText(t: Speak, { check, amount }: Finding): string {
  if (amount === null) return '';
  switch (check) {
    case 'contiguity':
      return t('planner.checks.pieces', { n: amount });
    case 'too-small':
      return formatArea(t, amount);
    default:
      return t('unit.metres', { n: formatNumber(t, amount, 1) });
  }
}
