import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { editOfInput } from '../../../data/rules/edit-input.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';
import { facesInLasso } from '../../../geojson/operations/lasso.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { faceFinder } from './face-finder.ts';
import type { PlanAction } from './plan-action.ts';

/** Blocks chosen one by one or by lasso. They are faces of `plan`: with another plan, as after every edit, none is chosen. */
export interface BlockChoice {
  readonly plan: Plan;
  /** By index, ascending. */
  readonly faces: readonly number[];
  /** The line of the lasso so far; empty while none is drawn. */
  readonly lasso: readonly LatticePoint[];
  /** The line to cut the blocks along, as far as it is drawn; null while none is wanted. */
  readonly cut: readonly LatticePoint[] | null;
}

export interface BlockChooser {
  readonly store: StoreApi<BlockChoice>;
  /** Chooses the block at a place, or lets go of it; while a cut is drawn, the line goes on to there. */
  readonly click: (place: LatticePoint) => void;
  /** From now on clicks draw the line to cut along. */
  readonly beginCut: () => void;
  /** Begins a lasso, or draws it on to a place. */
  readonly draw: (place: LatticePoint) => void;
  /** Ends the lasso: what it holds is chosen as well. */
  readonly close: () => void;
  /** Drops the lasso, or else the cut; without either, lets go of all blocks. */
  readonly drop: () => void;
  /** Carries out an action on the chosen blocks as one undo step. */
  readonly carryOut: (action: PlanAction) => void;
  /** Follows the session from now on; call what it returns to stop. */
  readonly start: () => () => void;
}

export function createBlockChooser(session: DraftSession<DraftedPlan>): BlockChooser {
  const now = () => session.store.getState().plan.now;
  const none = (plan: Plan): BlockChoice => ({ plan, faces: [], lasso: [], cut: null });
  const store = createStore<BlockChoice>(() => none(now()));
  const faceAt = faceFinder();
  const choose = (faces: Iterable<number>) =>
    store.setState({ faces: [...new Set(faces)].sort((p, q) => p - q), lasso: [] });
  return {
    store,
    click: (place) => {
      const { plan, faces, cut } = store.getState();
      if (cut !== null) return store.setState({ cut: [...cut, place] });
      const face = faceAt(plan.map, place);
      if (face === OUTSIDE) return;
      choose(faces.includes(face) ? faces.filter((one) => one !== face) : [...faces, face]);
    },
    beginCut: () => store.setState({ cut: [] }),
    draw: (place) => store.setState(({ lasso }) => ({ lasso: [...lasso, place] })),
    close: () => {
      const { plan, faces, lasso } = store.getState();
      choose(lasso.length < 3 ? faces : [...faces, ...facesInLasso(plan.map, lasso)]);
    },
    drop: () => {
      const { lasso, cut } = store.getState();
      store.setState(lasso.length > 0 ? { lasso: [] } : cut === null ? { faces: [] } : { cut: null });
    },
    carryOut: ({ input }) => void session.commit(editOfInput(now(), input)),
    start: () => {
      const follow = (plan: Plan) => {
        if (plan !== store.getState().plan) store.setState(none(plan));
      };
      follow(now());
      return session.store.subscribe(({ plan }) => follow(plan.now));
    },
  };
}
