import { displayStates } from '../../../data/model/issue.ts';
import type { StateCounts as Counts } from '../../../data/model/replies.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { IssueSymbol } from './issue-symbol.tsx';
import styles from './state-counts.module.css';

/** Issues by state, four numbers in a row. */
export function StateCounts({ counts }: { readonly counts: Counts }) {
  const t = useText();
  return (
    <ul className={styles.counts}>
      {displayStates.map((state) => (
        <li key={state} className={state === 'overdue' && counts[state] > 0 ? styles.alarm : undefined}>
          <strong className={styles.number}>{formatNumber(t, counts[state])}</strong>
          <span className={styles.name}>
            <IssueSymbol state={state} colour="currentColor" />
            {t(`issue.state.${state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
