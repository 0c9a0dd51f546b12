import { useId, useMemo } from 'react';
import type { Grid } from '../../../data/model/plan.ts';
import type { Bilingual } from '../../../data/model/text.ts';
import { gridBounds } from '../../../data/rules/grid-bounds.ts';
import { gridIndex } from '../../../geojson/kernel/grid-geometry.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './planner.module.css';

/** A plan with the names of its grids. */
export interface NamedPlan {
  readonly plan: Plan;
  /** The grids by id. */
  readonly gridOf: ReadonlyMap<string, Grid>;
}

interface BoundsListProps {
  readonly now: NamedPlan;
  readonly inForce: NamedPlan;
  readonly tier: number;
  /** By id. */
  readonly grids: readonly string[];
}

/** The four bounds of grids, as every document will say them; below, what the plan in force says where that is another. */
export function BoundsList({ now, inForce, tier, grids }: BoundsListProps) {
  const t = useText();
  const id = useId();
  const ids = grids.join('\n');
  const bounds = useMemo(
    () => ids.split('\n').map((grid) => ({ grid, now: boundsOf(now, tier, grid) })),
    [now, tier, ids],
  );
  const before = useMemo(
    () => new Map(ids.split('\n').map((grid) => [grid, boundsOf(inForce, tier, grid)])),
    [inForce, tier, ids],
  );
  return (
    <section className={styles.bounds} aria-labelledby={id}>
      <h3 id={id}>{t('planner.bounds')}</h3>
      <dl>
        {bounds.map(({ grid, now: text }) => {
          const was = before.get(grid) ?? null;
          const isOther = was !== null && was.zh !== text?.zh;
          return (
            <div key={grid} data-bounds={grid}>
              <dt>{grid}</dt>
              <dd>{text === null ? t('planner.bounds.none') : t(text)}</dd>
              {isOther && <dd className={styles.quiet}>{t('planner.bounds.before', { bounds: t(was) })}</dd>}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Null where there is no such grid, or it has no faces. */
function boundsOf({ plan, gridOf }: NamedPlan, tier: number, grid: string): Bilingual | null {
  const index = gridIndex(plan, tier, grid);
  const isDrawn = index !== -1 && plan.tiers[tier]?.gridOfFace.includes(index) === true;
  return isDrawn ? gridBounds(plan, tier, index, gridOf) : null;
}
