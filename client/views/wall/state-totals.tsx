import { displayStates } from '../../../data/model/issue.ts';
import type { StateCounts } from '../../../data/model/replies.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { StateShape } from './state-shape.tsx';
import styles from './wall-panels.module.css';

interface StateTotalsProps {
  readonly counts: StateCounts | undefined;
  readonly t: Speak;
  /** Names the figures for those who cannot see where they stand. */
  readonly of: string;
}

/** Issues by state: the sign, the number, what it counts. A dash until the number is known. */
export function StateTotals({ counts, t, of }: StateTotalsProps) {
  return (
    <dl className={styles.totals} aria-label={of}>
      {displayStates.map((state) => (
        <div key={state} className={styles.total} data-state={state}>
          <dt>
            <StateShape state={state} />
            {t(`issue.state.${state}`)}
          </dt>
          <dd data-count={state}>{counts === undefined ? '–' : formatNumber(t, counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}
