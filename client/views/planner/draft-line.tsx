import { useText } from '../../i18n/use-text.ts';
import type { DraftState } from '../../session/draft-session.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import styles from './planner.module.css';

interface DraftLineProps {
  readonly county: County;
  readonly draft: Pick<DraftState<unknown>, 'id' | 'saving'>;
  readonly begin: () => void;
}

/** Which draft it is and what it is drawn on, and how to begin another. */
export function DraftLine({ county, draft: { id, saving }, begin }: DraftLineProps) {
  const t = useText();
  return (
    <div className={styles.draft}>
      <p>
        <strong>{id === null ? t('planner.draft.none') : t('planner.draft.number', { id })}</strong>
        <br />
        <small className={styles.quiet}>{t('planner.draft.base', { date: county.plan.effectiveFrom })}</small>
      </p>
      {/* A draft that is left must be safe on the server. */}
      <Button onClick={begin} disabled={id === null || saving.kind !== 'saved'}>
        {t('planner.draft.begin')}
      </Button>
    </div>
  );
}
