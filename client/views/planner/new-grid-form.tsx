import { useState } from 'react';
import type { Grid } from '../../../data/model/plan.ts';
import { nextCode } from '../../../data/rules/next-code.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice, Field } from '../../ui/field.tsx';
import type { BlockChoice, BlockChooser } from './block-chooser.ts';
import { codeFault, nameFault } from './code-fault.ts';
import { gridOptions } from './grid-options.ts';
import { filledIn, NameFields } from './name-fields.tsx';
import { planAction } from './plan-action.ts';
import { PlanForm } from './plan-form.tsx';
import type { ShowPlace } from './pointed-place.ts';

interface NewGridFormProps {
  readonly show: ShowPlace;
  readonly chooser: BlockChooser;
  readonly choice: BlockChoice;
  readonly tier: number;
  readonly gridOf: ReadonlyMap<string, Grid>;
}

/** A new grid of the chosen blocks: under which grid, with which code and name. What is not filled in is as the county does it. */
export function NewGridForm({ show, chooser, choice, tier, gridOf }: NewGridFormProps) {
  const t = useText();
  const { plan, faces } = choice;
  const { id: tierId = '', parent: above = -1 } = plan.tiers[tier] ?? {};
  const parents = plan.tiers[above]?.grids.map(({ id }) => id) ?? [];
  const [typed, setTyped] = useState({ code: '', name: { zh: '', en: '' } });
  const [picked, setPicked] = useState<string | null>(null);
  const firstParent = plan.tiers[above]?.gridOfFace[faces[0] ?? -1] ?? -1;
  const parent = picked ?? parents[Math.max(0, firstParent)] ?? null;
  const proposed = nextCode(codesUnder(tierId, parent, gridOf), parent, new Set(gridOf.keys()));
  const id = typed.code.trim() || proposed;
  const label = filledIn(typed.name, id);
  const action = planAction(plan, { op: 'create-grid', tier: tierId, id, parent, faces, label });
  const codeIs = codeFault(id, gridOf);
  const nameIs = nameFault(label.zh, tierId, gridOf);
  const fault = codeIs === null ? nameIs && t(`planner.name.${nameIs}`) : t(`planner.code.${codeIs}`);
  return (
    <PlanForm
      action={action}
      show={show}
      fault={fault}
      onAct={() => chooser.carryOut(action)}
      text={t('planner.new-grid.make', { grid: id })}
    >
      {parent !== null && (
        <Choice
          label={t('planner.grid.above')}
          value={parent}
          options={gridOptions(t, parents, gridOf)}
          onChoose={setPicked}
        />
      )}
      <Field
        label={t('planner.grid.code')}
        value={typed.code}
        placeholder={proposed}
        maxLength={32}
        autoComplete="off"
        onText={(code) => setTyped({ ...typed, code })}
      />
      <NameFields value={typed.name} usualEnglish={id} onChange={(name) => setTyped({ ...typed, name })} />
    </PlanForm>
  );
}

/** The codes of a tier's grids below one of the tier above. */
function codesUnder(tier: string, parent: string | null, gridOf: ReadonlyMap<string, Grid>): string[] {
  return [...gridOf.values()]
    .filter((grid) => grid.tier === tier && grid.parent === parent)
    .map(({ code }) => code);
}
