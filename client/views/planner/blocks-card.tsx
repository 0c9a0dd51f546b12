import { useMemo, useRef, useState } from 'react';
import type { Grid } from '../../../data/model/plan.ts';
import { areaOf } from '../../../geojson/kernel/certificate.ts';
import { formatArea } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ActionButton } from './action-button.tsx';
import { type BlockAction, blockActions, cutAction } from './block-actions.ts';
import type { BlockChoice, BlockChooser } from './block-chooser.ts';
import { NewGridForm } from './new-grid-form.tsx';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';

interface BlocksCardProps {
  readonly show: ShowPlace;
  readonly chooser: BlockChooser;
  readonly choice: BlockChoice;
  readonly tier: number;
  /** The draft's grids by id. */
  readonly gridOf: ReadonlyMap<string, Grid>;
}

/** The chosen blocks and what can be done with them: give them to a grid beside, make them one, cut them, or make a grid of them. */
export function BlocksCard({ chooser, choice, ...rest }: BlocksCardProps) {
  const t = useText();
  const { plan, faces, cut } = choice;
  const { squareMetres } = useMemo(() => areaOf(plan.map, faces), [plan, faces]);
  // What one does leaves no block chosen, and no button: the focus goes where it is said.
  const status = useRef<HTMLParagraphElement>(null);
  const following: BlockChooser = {
    ...chooser,
    carryOut: (action) => {
      status.current?.focus();
      chooser.carryOut(action);
    },
  };
  return (
    <section className={styles.section}>
      <h2>{t('planner.blocks')}</h2>
      <p ref={status} role="status" tabIndex={-1}>
        {faces.length === 0
          ? t('planner.blocks.hint')
          : t('planner.blocks.chosen', { n: faces.length, area: formatArea(t, squareMetres) })}
      </p>
      {cut !== null && <p>{t('planner.blocks.cut.hint')}</p>}
      {faces.length > 0 && <Actions chooser={following} choice={choice} {...rest} />}
    </section>
  );
}

/** While a cut is drawn there is only that; else whatever can be done with the blocks. */
function Actions({ chooser, choice, tier, show, gridOf }: BlocksCardProps) {
  const t = useText();
  const { plan, faces, cut } = choice;
  const [making, setMaking] = useState(false);
  const actions = useMemo(
    () => (cut === null ? blockActions(plan, tier, faces) : [cutAction(plan, faces, cut)]),
    [plan, tier, faces, cut],
  );
  return (
    <>
      <ul className={styles.actions}>
        {actions.map((action) => (
          <li key={action.input.op === 'assign-faces' ? action.input.grid : action.input.op}>
            <ActionButton action={action} show={show} onAct={() => chooser.carryOut(action)}>
              {actionText(t, action)}
            </ActionButton>
          </li>
        ))}
        {cut === null && (
          <>
            <li>
              <Button onClick={chooser.beginCut}>{t('planner.blocks.cut.begin')}</Button>
            </li>
            <li>
              <Button aria-expanded={making} onClick={() => setMaking(!making)}>
                {t('planner.new-grid')}
              </Button>
            </li>
          </>
        )}
        <li>
          <Button onClick={chooser.drop}>
            {t(cut === null ? 'planner.blocks.none' : 'planner.blocks.cut.drop')}
          </Button>
        </li>
      </ul>
      {cut === null && making && <NewGridForm {...{ show, chooser, choice, tier, gridOf }} />}
    </>
  );
}

function actionText(t: Speak, { input }: BlockAction): string {
  switch (input.op) {
    case 'assign-faces':
      return t('planner.blocks.give', { grid: input.grid ?? '' });
    case 'merge-faces':
      return t('planner.blocks.merge');
    case 'split-faces':
      return t('planner.blocks.cut');
  }
}
