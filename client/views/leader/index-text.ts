import type { IndexValue, IssueIndex } from '../../../data/rules/issue-indices.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { isShare } from '../../overlays/issues/index-classes.ts';

/** An index as people read it: a number of cases, or a share with its numerator and denominator. */
export function indexText(t: Speak, index: IssueIndex, found: IndexValue | undefined): string {
  if (found === undefined || found.value === null) return t('issues.index.no-value');
  if (!isShare(index)) return formatNumber(t, found.numerator);
  return t('issues.index.of', {
    share: `${formatNumber(t, found.value * 100, 1)}%`,
    numerator: formatNumber(t, found.numerator),
    denominator: formatNumber(t, found.denominator ?? 0),
  });
}
