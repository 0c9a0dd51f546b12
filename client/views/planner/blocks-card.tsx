import { useMemo } from 'react';
import { areaOf } from '../../../geojson/kernel/certificate.ts';
import { formatArea } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { blockActions } from './block-actions.ts';
import type { BlockChoice, BlockChooser } from './block-chooser.ts';
import styles from './planner.module.css';
import { refusalText } from './refusal-text.ts';

interface BlocksCardProps {
  readonly chooser: BlockChooser;
  readonly choice: BlockChoice;
  readonly tier: number;
}

/** The chosen blocks, and what can be done with them: give them to a grid beside them, or make them one. */
export function BlocksCard({ chooser, choice, tier }: BlocksCardProps) {
  const t = useText();
  const { plan, faces } = choice;
  const actions = useMemo(() => blockActions(plan, tier, faces), [plan, tier, faces]);
  const { squareMetres } = useMemo(() => areaOf(plan.map, faces), [plan, faces]);
  return (
    <section className={styles.section}>
      <h2>{t('planner.blocks')}</h2>
      <p role="status">
        {faces.length === 0
          ? t('planner.blocks.hint')
          : t('planner.blocks.chosen', { n: faces.length, area: formatArea(t, squareMetres) })}
      </p>
      {faces.length > 0 && (
        <ul className={styles.actions}>
          {actions.map((action) => (
            <li key={action.input.op === 'assign-faces' ? action.input.grid : action.input.op}>
              <Button disabled={action.refused !== null} onClick={() => chooser.carryOut(action)}>
                {action.input.op === 'assign-faces'
                  ? t('planner.blocks.give', { grid: action.input.grid ?? '' })
                  : t('planner.blocks.merge')}
              </Button>
              {action.refused !== null && (
                <small className={styles.quiet}>{refusalText(t, action.refused)}</small>
              )}
            </li>
          ))}
          <li>
            <Button onClick={chooser.drop}>{t('planner.blocks.none')}</Button>
          </li>
        </ul>
      )}
    </section>
  );
}
