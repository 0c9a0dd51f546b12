import { useMemo, useState } from 'react';
import { tierIndex } from '../../../geojson/kernel/grid-geometry.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/field.tsx';
import type { GridForm } from './grid-form.ts';
import { gridOptions } from './grid-options.ts';
import { heirsOf } from './heirs-of.ts';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';

/** Dropping a grid: its faces go to another of its tier, at first the one it has most border with. */
export function DissolveForm({ show, chooser, chosen, drawn, gridOf }: GridForm) {
  const t = useText();
  const [picked, setPicked] = useState({ grid: '', into: '' });
  const { plan } = drawn;
  const { tier, grid } = chosen;
  const heirs = useMemo(() => heirsOf(plan, tierIndex(plan, tier), grid), [plan, tier, grid]);
  const into = picked.grid === grid && heirs.includes(picked.into) ? picked.into : heirs[0];
  if (into === undefined) return null;
  const action = planAction(plan, { op: 'dissolve-grid', ...chosen, into });
  return (
    <PlanForm
      action={action}
      show={show}
      onAct={() => chooser.carryOut(action)}
      text={t('planner.grid.dissolve', { grid })}
    >
      <Choice
        label={t('planner.grid.into')}
        value={into}
        options={gridOptions(t, heirs, gridOf)}
        onChoose={(next) => setPicked({ grid, into: next })}
      />
    </PlanForm>
  );
}
