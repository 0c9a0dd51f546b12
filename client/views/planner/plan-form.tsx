import type { FormEvent, ReactNode } from 'react';
import { ActionButton } from './action-button.tsx';
import type { PlanAction } from './plan-action.ts';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';

interface PlanFormProps {
  readonly action: Pick<PlanAction, 'refused' | 'place'>;
  readonly show: ShowPlace;
  readonly onAct: () => void;
  /** What the button says. */
  readonly text: string;
  /** Why not, where it is not the plan that refuses. */
  readonly fault?: string | null;
  /** The fields. */
  readonly children: ReactNode;
  /** Other actions, beside this one. */
  readonly more?: ReactNode;
}

/** Fields and the action they say more of; Enter in a field carries it out. */
export function PlanForm({ action, show, onAct, text, fault = null, children, more }: PlanFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null && action.refused === null) onAct();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <div className={styles.row}>
        <ActionButton action={action} show={show} fault={fault}>
          {text}
        </ActionButton>
        {more}
      </div>
    </form>
  );
}
