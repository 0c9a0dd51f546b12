import { useNavigate } from '@tanstack/react-router';
import type { Reply } from '../../../data/api.ts';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftSession, DraftState } from '../../session/draft-session.ts';
import type { County } from '../../session/queries.ts';
import { AccountMenu } from '../../ui/account-menu.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './planner.module.css';
import { SaveState } from './save-state.tsx';

interface DeskHeaderProps {
  readonly counties: Reply<'counties'>;
  readonly county: County;
  readonly session: DraftSession<DraftedPlan>;
  readonly draft: DraftState<DraftedPlan>;
}

/** What stays in sight: which county, the way back, undo and redo, and whether the draft is safe. */
export function DeskHeader({ counties, county, session, draft }: DeskHeaderProps) {
  const t = useText();
  const navigate = useNavigate();
  return (
    <>
      <div className={styles.row}>
        <select
          className={styles.county}
          aria-label={t('planner.county')}
          value={county.id}
          onChange={(event) => void navigate({ to: '/plan', search: { county: event.target.value } })}
        >
          {counties.map(({ id, name }) => (
            <option key={id} value={id}>
              {t(name)}
            </option>
          ))}
        </select>
        <a className={styles.link} href={`/?county=${county.id}`}>
          {t('planner.browse')}
        </a>
        <AccountMenu county={county.id} />
      </div>
      {/* Not disabled: with the last step undone the focus would be lost. */}
      <div className={styles.row}>
        <Button
          onClick={session.undo}
          aria-disabled={draft.history.done.length === 0}
          aria-keyshortcuts="Control+Z Meta+Z"
        >
          {t('planner.undo')}
        </Button>
        <Button
          onClick={session.redo}
          aria-disabled={draft.history.undone.length === 0}
          aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z Control+Y"
        >
          {t('planner.redo')}
        </Button>
        <SaveState session={session} draft={draft} />
      </div>
    </>
  );
}
