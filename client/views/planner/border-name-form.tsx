import { useId, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ActionButton } from './action-button.tsx';
import { namingAction } from './border-actions.ts';
import type { BorderForm } from './border-form.ts';
import { filledIn, NameFields } from './name-fields.tsx';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';

const unnamed = { zh: '', en: '' };

/** What the stretches are called: as another line of the plan, by a name of their own, or no more. */
export function BorderNameForm({ show, chooser, plan, border, edges }: BorderForm) {
  const t = useText();
  const list = useId();
  const now = plan.names[border.line.name]?.name ?? unnamed;
  const [typed, setTyped] = useState({ of: now, name: now });
  const name = typed.of === now ? typed.name : now;
  const { zh, en } = filledIn(name, name.zh.trim());
  const naming = namingAction(plan, edges, { zh, en });
  const taking = planAction(plan, { op: 'name-edges', edges, line: null });
  const fault = zh === '' ? t('planner.name.blank') : null;
  return (
    <PlanForm
      action={naming}
      show={show}
      fault={fault}
      onAct={() => chooser.carryOut(naming)}
      text={t('planner.border.name')}
      more={
        <ActionButton action={taking} show={show} onAct={() => chooser.carryOut(taking)}>
          {t('planner.border.unname')}
        </ActionButton>
      }
    >
      <NameFields
        value={name}
        usualEnglish={zh}
        list={list}
        onChange={(next) => setTyped({ of: now, name: next })}
      />
      <datalist id={list}>
        {[...new Set(plan.names.map((line) => line.name.zh))].map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
    </PlanForm>
  );
}
