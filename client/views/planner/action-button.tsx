import { type ReactNode, useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { PlanAction } from './plan-action.ts';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';
import { refusalText } from './refusal-text.ts';

interface ActionButtonProps {
  readonly action: Pick<PlanAction, 'refused' | 'place'>;
  readonly show: ShowPlace;
  /** Left out in a form, which it then submits. */
  readonly onAct?: () => void;
  readonly children: ReactNode;
  /** Why not, where it is not the plan that refuses. */
  readonly fault?: string | null;
}

/** A button for an action; where it is refused it says why, and leads to the place. It keeps the focus while it waits. */
export function ActionButton({
  action: { refused, place },
  show,
  onAct,
  children,
  fault = null,
}: ActionButtonProps) {
  const t = useText();
  const id = useId();
  const reason = fault ?? (refused === null ? null : refusalText(t, refused));
  // That nothing has been changed yet can be seen.
  const isPlain = fault === null && refused === 'unchanged';
  return (
    <span className={styles.action}>
      <Button
        aria-disabled={reason !== null}
        aria-describedby={reason === null ? undefined : id}
        type={onAct === undefined ? 'submit' : 'button'}
        onClick={() => reason === null && onAct?.()}
      >
        {children}
      </Button>
      {reason !== null && (
        <small id={id} className={isPlain ? 'visually-hidden' : styles.quiet}>
          {reason}
        </small>
      )}
      {fault === null && reason !== null && place !== null && !isPlain && (
        <button type="button" className={styles.there} onClick={() => show(place, reason)}>
          {t('planner.checks.there')}
        </button>
      )}
    </span>
  );
}
