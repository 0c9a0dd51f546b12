import { useState } from 'react';
import type { LineName } from '../../../geojson/kernel/plan-input.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActionButton } from './action-button.tsx';
import { usualDividing } from './border-actions.ts';
import type { BorderForm } from './border-form.ts';
import { filledIn, NameFields } from './name-fields.tsx';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';
import styles from './planner.module.css';

/** Whether the line a border is named after divides grids of a higher tier by a name of its own (建设路中间隔离带). */
export function DividingForm({ plan, border, ...rest }: BorderForm) {
  const t = useText();
  const line = plan.names[border.line.name];
  if (line === undefined) return <p className={styles.quiet}>{t('planner.dividing.unnamed')}</p>;
  return <OfLine key={line.id} line={line} plan={plan} {...rest} />;
}

function OfLine({
  line,
  plan,
  show,
  chooser,
}: Omit<BorderForm, 'border' | 'edges'> & { readonly line: LineName }) {
  const t = useText();
  const usual = usualDividing(line.name);
  const [typed, setTyped] = useState(line.dividing ?? usual);
  const dividing = filledIn(typed, usual.en);
  const marking = planAction(plan, { op: 'mark-dividing', line: line.id, dividing });
  const taking = planAction(plan, { op: 'mark-dividing', line: line.id, dividing: null });
  return (
    <PlanForm
      action={marking}
      show={show}
      fault={dividing.zh === '' ? t('planner.name.blank') : null}
      onAct={() => chooser.carryOut(marking)}
      text={t('planner.dividing.mark')}
      more={
        <ActionButton action={taking} show={show} onAct={() => chooser.carryOut(taking)}>
          {t('planner.dividing.unmark')}
        </ActionButton>
      }
    >
      <p className={styles.quiet}>{t('planner.dividing.hint', { line: t(line.name) })}</p>
      <NameFields value={typed} usualEnglish={usual.en} onChange={setTyped} />
    </PlanForm>
  );
}
