import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftSession, DraftState } from '../../session/draft-session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './planner.module.css';
import { refusalText } from './refusal-text.ts';

interface SaveStateProps {
  readonly session: DraftSession<DraftedPlan>;
  readonly draft: DraftState<DraftedPlan>;
}

/** Is the draft safe? And where it is not, what can be done. */
export function SaveState({ session, draft }: SaveStateProps) {
  const t = useText();
  const { saving } = draft;
  const unsaved = draft.edits.length - draft.acknowledged;
  return (
    <div className={styles.saving} role="status" data-saving={saving.kind}>
      {saving.kind === 'saved' && draft.id !== null && t('planner.saving.saved')}
      {saving.kind === 'saving' && t('planner.saving.saving')}
      {saving.kind === 'waiting' && (
        <>
          {t('planner.saving.waiting', { attempt: saving.attempt })}
          <Button onClick={session.retry}>{t('app.retry')}</Button>
        </>
      )}
      {saving.kind === 'conflict' && (
        <>
          {t('planner.saving.conflict')}
          <Button onClick={() => session.resolve('theirs')}>
            {t('planner.saving.theirs', { n: unsaved })}
          </Button>
          <Button onClick={() => session.resolve('mine')}>{t('planner.saving.mine')}</Button>
        </>
      )}
      {saving.kind === 'refused' && (
        <>
          {t('planner.saving.refused', { detail: refusalText(t, saving.detail) })}
          <Button onClick={session.discardUnsaved}>{t('planner.saving.discard', { n: unsaved })}</Button>
        </>
      )}
    </div>
  );
}
