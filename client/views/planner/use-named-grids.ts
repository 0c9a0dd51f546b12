import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoundaryEdit } from '../../../data/model/edit.ts';
import type { Grid } from '../../../data/model/plan.ts';
import type { TierCollection } from '../../../data/model/replies.ts';
import { draftedGrids } from '../../../data/rules/drafted-grids.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { type County, tierQuery } from '../../session/queries.ts';
import type { NamedPlan } from './bounds-list.tsx';
import { draftedTier } from './drafted-tier.ts';

interface NamedGridsInput {
  readonly county: County;
  /** The plan in force, and its grids. */
  readonly base: Plan;
  readonly listed: readonly Grid[];
  /** The draft, and the edits of it that stand. */
  readonly plan: Plan;
  readonly done: readonly BoundaryEdit[];
  /** The tier being edited. */
  readonly tier: number;
}

interface NamedGrids {
  /** The draft's grids by id. */
  readonly gridOf: ReadonlyMap<string, Grid>;
  readonly inForce: NamedPlan;
  /** The tier's names and colours for the map, once those in force are there. */
  readonly tierGrids: TierCollection | undefined;
}

/** What the grids of a draft are called, and what they are called in the plan in force. */
export function useNamedGrids({ county, base, listed, plan, done, tier }: NamedGridsInput): NamedGrids {
  const gridOf = useMemo(() => byId(draftedGrids(listed, done)), [listed, done]);
  const inForce = useMemo(() => ({ plan: base, gridOf: byId(listed) }), [base, listed]);
  const drawn = useQuery(tierQuery(county, base.tiers[tier]?.id ?? '')).data;
  const tierGrids = useMemo(
    () => drawn && draftedTier(drawn, plan, tier, gridOf),
    [drawn, plan, tier, gridOf],
  );
  return { gridOf, inForce, tierGrids };
}

const byId = (grids: readonly Grid[]): ReadonlyMap<string, Grid> =>
  new Map(grids.map((grid) => [grid.id, grid]));
