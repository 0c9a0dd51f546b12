import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Field } from '../../ui/field.tsx';
import { codeFault } from './code-fault.ts';
import type { GridForm } from './grid-form.ts';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';

/** Another code for a grid. Its faces, and the grids below it, stay with it. */
export function RenameForm({ show, chooser, chosen, drawn, gridOf }: GridForm) {
  const t = useText();
  const [typed, setTyped] = useState({ grid: '', text: '' });
  const text = typed.grid === chosen.grid ? typed.text : chosen.grid;
  const id = text.trim();
  const action = planAction(drawn.plan, { op: 'rename-grid', ...chosen, id });
  const fault = id === chosen.grid ? null : codeFault(id, gridOf);
  return (
    <PlanForm
      action={action}
      show={show}
      fault={fault === null ? null : t(`planner.code.${fault}`)}
      onAct={() => chooser.carryOut(action)}
      text={t('planner.grid.rename')}
    >
      <Field
        label={t('planner.grid.code')}
        value={text}
        maxLength={32}
        autoComplete="off"
        onText={(next) => setTyped({ grid: chosen.grid, text: next })}
      />
    </PlanForm>
  );
}
