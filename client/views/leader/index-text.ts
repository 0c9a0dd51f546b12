import type { IndexValue } from '../../../data/rules/issue-indices.ts';
import { formatLength, formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { type GridIndex, isShare } from '../../overlays/issues/index-classes.ts';

/** An index as people read it: a number of cases, or a share with its numerator and denominator. */
export function indexText(t: Speak, index: GridIndex, found: IndexValue | undefined): string {
  if (found === undefined || found.value === null)
    return t(index === 'patrolled' ? 'issues.index.no-street' : 'issues.index.no-value');
  if (!isShare(index)) return formatNumber(t, found.numerator);
  const write = (value: number) => (index === 'patrolled' ? formatLength(t, value) : formatNumber(t, value));
  return t('issues.index.of', {
    share: `${formatNumber(t, found.value * 100, 1)}%`,
    numerator: write(found.numerator),
    denominator: write(found.denominator ?? 0),
  });
}
