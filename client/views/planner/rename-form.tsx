import { useState } from 'react';
import type { Bilingual } from '../../../data/model/text.ts';
import { sameValue } from '../../../data/rules/same-value.ts';
import { useText } from '../../i18n/use-text.ts';
import { Field } from '../../ui/field.tsx';
import { codeFault, nameFault } from './code-fault.ts';
import type { GridForm } from './grid-form.ts';
import { filledIn, NameFields } from './name-fields.tsx';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';

interface Typed {
  /** The grid it was typed for, as it was then: with another, nothing is typed. */
  readonly of: GridNames;
  readonly names: GridNames;
}

interface GridNames {
  readonly code: string;
  readonly label: Bilingual;
}

/** Another code for a grid, or another name. Its faces, and the grids below it, stay with it. */
export function RenameForm({ show, chooser, chosen, drawn, gridOf }: GridForm) {
  const t = useText();
  const [typed, setTyped] = useState<Typed | null>(null);
  const { grid, tier } = chosen;
  const now = { code: grid, label: gridOf.get(grid)?.label ?? { zh: grid, en: grid } };
  const names = sameValue(typed?.of, now) && typed !== null ? typed.names : now;
  const id = names.code.trim();
  const label = filledIn(names.label, id);
  const isCalledAlike = sameValue(label, now.label);
  const others = new Map([...gridOf].filter(([other]) => other !== grid));
  const codeIs = codeFault(id, others);
  const nameIs = isCalledAlike ? null : nameFault(label.zh, tier, others);
  const action = planAction(drawn.plan, {
    op: 'rename-grid',
    ...chosen,
    id,
    ...(!isCalledAlike && { label }),
  });
  const fill = (part: Partial<GridNames>) => setTyped({ of: now, names: { ...names, ...part } });
  return (
    <PlanForm
      action={action}
      show={show}
      fault={codeIs === null ? nameIs && t(`planner.name.${nameIs}`) : t(`planner.code.${codeIs}`)}
      onAct={() => chooser.carryOut(action)}
      text={t('planner.grid.rename')}
    >
      <Field
        label={t('planner.grid.code')}
        value={names.code}
        maxLength={32}
        autoComplete="off"
        onText={(code) => fill({ code })}
      />
      <NameFields value={names.label} usualEnglish={id} onChange={(next) => fill({ label: next })} />
    </PlanForm>
  );
}
