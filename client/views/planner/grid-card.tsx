import { codeAndName } from '../../../data/rules/grid-bounds.ts';
import { gridIndex, tierIndex } from '../../../geojson/kernel/grid-geometry.ts';
import { formatArea } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ActionButton } from './action-button.tsx';
import { BoundsList } from './bounds-list.tsx';
import { DissolveForm } from './dissolve-form.tsx';
import type { GridCardProps, GridForm } from './grid-form.ts';
import { GridSelect } from './grid-select.tsx';
import { MoveGridForm } from './move-grid-form.tsx';
import { planAction } from './plan-action.ts';
import styles from './planner.module.css';
import { RenameForm } from './rename-form.tsx';

/** A grid as a whole: what it is, and what can be done with it. */
export function GridCard(props: GridCardProps) {
  const t = useText();
  const { chosen, now, inForce } = props;
  return (
    <section className={styles.section}>
      <h2>{t('planner.grid')}</h2>
      <GridSelect {...props} />
      {chosen !== null && (
        <>
          <Described {...props} chosen={chosen} />
          <BoundsList {...{ now, inForce }} tier={tierIndex(now.plan, chosen.tier)} grids={[chosen.grid]} />
          <LockButton {...props} chosen={chosen} />
          <RenameForm {...props} chosen={chosen} />
          <MoveGridForm {...props} chosen={chosen} />
          <DissolveForm {...props} chosen={chosen} />
        </>
      )}
    </section>
  );
}

/** How large it is, whether it is locked, and the grid above, which can be chosen in its stead. */
function Described({ county, chooser, chosen, drawn, gridOf }: GridForm & { readonly county: County }) {
  const t = useText();
  const tier = tierIndex(drawn.plan, chosen.tier);
  const index = gridIndex(drawn.plan, tier, chosen.grid);
  const isLocked = drawn.plan.tiers[tier]?.grids[index]?.locked === true;
  const parent = gridOf.get(gridOf.get(chosen.grid)?.parent ?? '');
  const above = county.scheme.tiers.find(({ id }) => id === parent?.tier);
  return (
    <>
      <p role="status">
        {formatArea(t, drawn.tiers[tier]?.[index]?.squareMetres ?? 0)}
        {isLocked && ` · ${t('planner.grid.locked')}`}
      </p>
      {parent !== undefined && above !== undefined && (
        <p>
          {t(above.label)}{' '}
          <Button onClick={() => chooser.choose({ tier: parent.tier, grid: parent.id })}>
            {t(codeAndName(parent))}
          </Button>
        </p>
      )}
    </>
  );
}

function LockButton({ show, chooser, chosen, drawn: { plan } }: GridForm) {
  const t = useText();
  const tier = tierIndex(plan, chosen.tier);
  const locked = plan.tiers[tier]?.grids[gridIndex(plan, tier, chosen.grid)]?.locked !== true;
  const action = planAction(plan, { op: 'lock-grid', ...chosen, locked });
  return (
    <ActionButton action={action} show={show} onAct={() => chooser.carryOut(action)}>
      {t(locked ? 'planner.grid.lock' : 'planner.grid.unlock')}
    </ActionButton>
  );
}
