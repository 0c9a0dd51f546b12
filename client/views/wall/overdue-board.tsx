import type { Counts, TierCollection } from '../../../data/model/replies.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { Amount } from './county-panel.tsx';
import { mostOverdue, openIssues } from './wall-figures.ts';
import styles from './wall-panels.module.css';

interface OverdueBoardProps {
  readonly t: Speak;
  readonly counts: Counts | undefined;
  readonly grids: TierCollection;
  readonly tier: string;
}

/** The grids with the most overdue issues. Shows as many as there is room for. */
export function OverdueBoard({ t, counts, grids, tier }: OverdueBoardProps) {
  const nameOf = new Map(grids.features.map(({ properties }) => [properties.id, properties]));
  const worst = counts === undefined ? [] : mostOverdue(counts, tier, 12);
  return (
    <section className={`${styles.panel} ${styles.board}`} aria-label={t('wall.board')}>
      <h2>{t('wall.board')}</h2>
      {counts !== undefined && worst.length === 0 && <p className={styles.good}>{t('wall.board.none')}</p>}
      <ol className={styles.rows}>
        {worst.map(({ grid, counts: own }) => (
          <li key={grid} className={styles.row}>
            <b className={styles.code}>{nameOf.get(grid)?.code ?? grid}</b>
            <span className={styles.name}>{nameOf.get(grid)?.[t.language] ?? ''}</span>
            <Amount label={t('issue.state.overdue')} value={own.overdue} t={t} danger />
            <Amount label={t('wall.unresolved')} value={openIssues(own)} t={t} />
          </li>
        ))}
      </ol>
    </section>
  );
}
