import { useNavigate } from '@tanstack/react-router';
import type { Reply } from '../../../data/api.ts';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftSession, DraftState } from '../../session/draft-session.ts';
import type { County } from '../../session/queries.ts';
import { AccountMenu } from '../../ui/account-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './planner.module.css';

interface DeskHeaderProps {
  readonly counties: Reply<'counties'>;
  readonly county: County;
  readonly session: DraftSession<DraftedPlan>;
  readonly draft: DraftState<DraftedPlan>;
  readonly begin: () => void;
  readonly tiers: readonly string[];
  readonly tierId: string;
  readonly setTier: (tier: string) => void;
}

/** Which county, which draft, which tier, and the way back. */
export function DeskHeader({
  counties,
  county,
  session,
  draft,
  begin,
  tiers,
  tierId,
  setTier,
}: DeskHeaderProps) {
  const t = useText();
  const navigate = useNavigate();
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
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
      <p>
        <strong>
          {draft.id === null ? t('planner.draft.none') : t('planner.draft.number', { id: draft.id })}
        </strong>
        <br />
        <small className={styles.quiet}>{t('planner.draft.base', { date: county.plan.effectiveFrom })}</small>
      </p>
      {tiers.length > 1 && (
        <Switch
          label={t('planner.tier')}
          value={tierId}
          options={tiers.map((id) => ({ value: id, label: labelOf.get(id) ?? id }))}
          onChange={setTier}
        />
      )}
      <div className={styles.row}>
        <Button
          onClick={session.undo}
          disabled={draft.history.done.length === 0}
          aria-keyshortcuts="Control+Z Meta+Z"
        >
          {t('planner.undo')}
        </Button>
        <Button
          onClick={session.redo}
          disabled={draft.history.undone.length === 0}
          aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z Control+Y"
        >
          {t('planner.redo')}
        </Button>
        {/* A draft that is left must be safe on the server. */}
        <Button onClick={begin} disabled={draft.id === null || draft.saving.kind !== 'saved'}>
          {t('planner.draft.begin')}
        </Button>
      </div>
    </>
  );
}
