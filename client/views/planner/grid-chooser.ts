import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { editOfInput } from '../../../data/rules/edit-input.ts';
import { gridIndex, tierIndex } from '../../../geojson/kernel/grid-geometry.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { faceFinder } from './face-finder.ts';
import type { PlanAction } from './plan-action.ts';

/** A grid by name, so that it is the same grid in the next plan. */
export interface GridRef {
  readonly tier: string;
  readonly grid: string;
}

/** The grid in hand; it is one of `plan`. */
export interface GridChoice {
  readonly plan: Plan;
  readonly chosen: GridRef | null;
}

export interface GridChooser {
  readonly store: StoreApi<GridChoice>;
  readonly choose: (grid: GridRef | null) => void;
  /** Chooses the grid of a tier at a place; none where there is none. */
  readonly click: (place: LatticePoint, tier: string) => void;
  /** Carries out an action as one undo step. What it leaves of the chosen grid stays chosen. */
  readonly carryOut: (action: PlanAction) => void;
  /** Follows the session from now on; call what it returns to stop. */
  readonly start: () => () => void;
}

/** Choosing a grid as a whole and doing something with it, without a map or a page. */
export function createGridChooser(session: DraftSession<DraftedPlan>): GridChooser {
  const now = () => session.store.getState().plan.now;
  const store = createStore<GridChoice>(() => ({ plan: now(), chosen: null }));
  const faceAt = faceFinder();
  const follow = (plan: Plan) => {
    const { plan: before, chosen } = store.getState();
    if (plan !== before) store.setState({ plan, chosen: chosen && heir(before, plan, chosen) });
  };
  const choose = (chosen: GridRef | null) => store.setState({ chosen });
  return {
    store,
    choose,
    click: (place, tier) => {
      const { plan } = store.getState();
      const { grids = [], gridOfFace } = plan.tiers[tierIndex(plan, tier)] ?? {};
      const found = grids[gridOfFace?.[faceAt(plan.map, place)] ?? -1];
      choose(found === undefined ? null : { tier, grid: found.id });
    },
    carryOut: ({ input }) => {
      if (!session.commit(editOfInput(now(), input)).ok) return;
      if (input.op === 'dissolve-grid' && input.into !== null) choose({ tier: input.tier, grid: input.into });
    },
    start: () => {
      follow(now());
      return session.store.subscribe(({ plan }) => follow(plan.now));
    },
  };
}

/** A grid in the plan that follows: where a list is as long as it was, the grid at the same place has been renamed. */
function heir(before: Plan, now: Plan, { tier, grid }: GridRef): GridRef | null {
  const t = tierIndex(now, tier);
  const grids = now.tiers[t]?.grids ?? [];
  if (grids.some(({ id }) => id === grid)) return { tier, grid };
  const renamed = grids[gridIndex(before, t, grid)];
  const isRenamed = grids.length === before.tiers[t]?.grids.length && renamed !== undefined;
  return isRenamed ? { tier, grid: renamed.id } : null;
}
