import { useMemo } from 'react';
import type { Grid } from '../../../data/model/plan.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { County } from '../../session/queries.ts';
import { Switch } from '../../ui/switch.tsx';
import { BlocksCard } from './blocks-card.tsx';
import { BorderCard } from './border-card.tsx';
import type { NamedPlan } from './bounds-list.tsx';
import { GridCard } from './grid-card.tsx';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';
import { type Tools, tools } from './use-tools.ts';
import { VertexCard } from './vertex-card.tsx';

interface ToolCardProps {
  readonly county: County;
  readonly engine: Engine | null;
  readonly show: ShowPlace;
  readonly tier: number;
  /** The draft's grids by id. */
  readonly gridOf: ReadonlyMap<string, Grid>;
  readonly inForce: NamedPlan;
  readonly inHand: Tools;
}

/** Which tool is in hand, and the card of that tool. */
export function ToolCard({ inHand, ...rest }: ToolCardProps) {
  const t = useText();
  const { tool, editor, state, view, borders, borderChoice, blocks, blockChoice, grids, gridChoice } = inHand;
  const { drawn } = state;
  const now = useMemo(() => ({ plan: drawn.plan, gridOf: rest.gridOf }), [drawn.plan, rest.gridOf]);
  return (
    <>
      <div className={styles.tool}>
        <Switch
          label={t('planner.tool')}
          value={tool}
          options={tools.map((value) => ({ value, label: t(`planner.tool.${value}`) }))}
          onChange={inHand.take}
        />
      </div>
      {tool === 'vertices' && <VertexCard {...rest} {...{ editor, state, view, now }} />}
      {tool === 'borders' && <BorderCard {...rest} now={now} chooser={borders} choice={borderChoice} />}
      {tool === 'blocks' && <BlocksCard {...rest} chooser={blocks} choice={blockChoice} />}
      {tool === 'grids' && (
        <GridCard {...rest} {...{ now, drawn }} chooser={grids} chosen={gridChoice.chosen} />
      )}
    </>
  );
}
