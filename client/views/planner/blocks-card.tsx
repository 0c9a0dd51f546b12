import { useMemo } from 'react';
import { areaOf } from '../../../geojson/kernel/certificate.ts';
import { formatArea } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { type BlockAction, blockActions, cutAction } from './block-actions.ts';
import type { BlockChoice, BlockChooser } from './block-chooser.ts';
import styles from './planner.module.css';
import { refusalText } from './refusal-text.ts';

interface BlocksCardProps {
  readonly chooser: BlockChooser;
  readonly choice: BlockChoice;
  readonly tier: number;
}

/** The chosen blocks, and what can be done with them: give them to a grid beside them, make them one, or cut them. */
export function BlocksCard({ chooser, choice, tier }: BlocksCardProps) {
  const t = useText();
  const { plan, faces, cut } = choice;
  const { squareMetres } = useMemo(() => areaOf(plan.map, faces), [plan, faces]);
  return (
    <section className={styles.section}>
      <h2>{t('planner.blocks')}</h2>
      <p role="status">
        {faces.length === 0
          ? t('planner.blocks.hint')
          : t('planner.blocks.chosen', { n: faces.length, area: formatArea(t, squareMetres) })}
      </p>
      {cut !== null && <p>{t('planner.blocks.cut.hint')}</p>}
      {faces.length > 0 && <Actions {...{ chooser, choice, tier }} />}
    </section>
  );
}

/** While a cut is drawn there is only that; else whatever can be done with the blocks. */
function Actions({ chooser, choice: { plan, faces, cut }, tier }: BlocksCardProps) {
  const t = useText();
  const actions = useMemo(
    () => (cut === null ? blockActions(plan, tier, faces) : [cutAction(plan, faces, cut)]),
    [plan, tier, faces, cut],
  );
  return (
    <ul className={styles.actions}>
      {actions.map((action) => (
        <li key={action.input.op === 'assign-faces' ? action.input.grid : action.input.op}>
          <Button disabled={action.refused !== null} onClick={() => chooser.carryOut(action)}>
            {actionText(t, action)}
          </Button>
          {action.refused !== null && (
            <small className={styles.quiet}>{refusalText(t, action.refused)}</small>
          )}
        </li>
      ))}
      {cut === null && (
        <li>
          <Button onClick={chooser.beginCut}>{t('planner.blocks.cut.begin')}</Button>
        </li>
      )}
      <li>
        <Button onClick={chooser.drop}>
          {t(cut === null ? 'planner.blocks.none' : 'planner.blocks.cut.drop')}
        </Button>
      </li>
    </ul>
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
