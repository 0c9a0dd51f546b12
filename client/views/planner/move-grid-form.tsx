import { useState } from 'react';
import { tierIndex } from '../../../geojson/kernel/grid-geometry.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/field.tsx';
import type { GridForm } from './grid-form.ts';
import { gridOptions } from './grid-options.ts';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';

/** Another grid above, where the tier has one above it; the grid's faces go with it. */
export function MoveGridForm({ show, chooser, chosen, drawn, gridOf }: GridForm) {
  const t = useText();
  const [picked, setPicked] = useState({ grid: '', parent: '' });
  const { plan } = drawn;
  const { parent: above = -1, grids = [] } = plan.tiers[tierIndex(plan, chosen.tier)] ?? {};
  const parents = plan.tiers[above]?.grids;
  if (parents === undefined) return null;
  const now = parents[grids.find(({ id }) => id === chosen.grid)?.parent ?? -1]?.id ?? '';
  const parent = picked.grid === chosen.grid ? picked.parent : now;
  const action = planAction(plan, { op: 'move-grid', ...chosen, parent });
  return (
    <PlanForm
      action={action}
      show={show}
      onAct={() => chooser.carryOut(action)}
      text={t('planner.grid.move')}
    >
      <Choice
        label={t('planner.grid.above')}
        value={parent}
        options={gridOptions(
          t,
          parents.map(({ id }) => id),
          gridOf,
        )}
        onChoose={(next) => setPicked({ grid: chosen.grid, parent: next })}
      />
    </PlanForm>
  );
}
