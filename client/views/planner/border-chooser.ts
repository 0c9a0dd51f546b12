import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { editOfInput } from '../../../data/rules/edit-input.ts';
import { borders } from '../../../geojson/kernel/borders.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { type Border, borderAt, middleOf } from './border-at.ts';
import type { PlanAction } from './plan-action.ts';

/** The border in hand, found by its place in whatever plan there is. */
export interface BorderChoice {
  readonly plan: Plan;
  /** The tier whose borders are chosen from. */
  readonly tier: number;
  /** Where a border was chosen; null for none. */
  readonly border: Border | null;
  /** Is the whole border meant, or the stretch between two forks? */
  readonly whole: boolean;
  /** The stretch's new course as far as it is drawn; null while none is wanted. */
  readonly course: readonly LatticePoint[] | null;
}

export interface BorderChooser {
  readonly store: StoreApi<BorderChoice>;
  /** Chooses the border within reach of a place, or none; while a course is drawn, it goes on to there. */
  readonly click: (place: LatticePoint, reachMetres: number) => void;
  /** Chooses the next border of the tier, or the one before, going round. @returns where it is */
  readonly step: (by: 1 | -1) => LatticePoint | null;
  readonly mean: (whole: boolean) => void;
  /** From now on clicks draw the stretch's new course. */
  readonly beginCourse: () => void;
  /** Drops the course; without one, lets go of the border. */
  readonly drop: () => void;
  /** Carries out an action as one undo step. */
  readonly carryOut: (action: PlanAction) => void;
  readonly setTier: (tier: number) => void;
  /** Follows the session from now on; call what it returns to stop. */
  readonly start: () => () => void;
}

/** How far from where it was chosen a border may come to lie and still be the one in hand, in metres. */
const stray = 1;

/** Choosing a border and doing something with it, without a map or a page. */
export function createBorderChooser(session: DraftSession<DraftedPlan>, firstTier = 0): BorderChooser {
  const now = () => session.store.getState().plan.now;
  const store = createStore<BorderChoice>(() => ({
    plan: now(),
    tier: firstTier,
    border: null,
    whole: true,
    course: null,
  }));
  const find = (place: LatticePoint, reach: number) => {
    const { plan, tier } = store.getState();
    store.setState({ border: borderAt(plan, tier, place, reach), course: null });
  };
  const follow = (plan: Plan) => {
    const { plan: before, border } = store.getState();
    if (plan === before) return;
    store.setState({ plan, course: null });
    if (border !== null) find(border.at, stray);
  };
  return {
    store,
    click: (place, reach) => {
      const { course } = store.getState();
      if (course === null) find(place, reach);
      else store.setState({ course: [...course, place] });
    },
    step: (by) => {
      const { plan, tier, border } = store.getState();
      const lines = borders(plan, tier);
      const index = lines.findIndex(({ halves }) => halves.some((half) => half >> 1 === border?.edge));
      const next = lines.at(index === -1 && by === -1 ? -1 : (index + by) % lines.length);
      if (next === undefined) return null;
      const middle = middleOf(plan, next);
      find(middle, stray);
      return middle;
    },
    mean: (whole) => store.setState({ whole }),
    beginCourse: () => store.setState({ course: [] }),
    drop: () => {
      const { course } = store.getState();
      store.setState(course === null ? { border: null } : { course: null });
    },
    carryOut: ({ input }) => {
      if (!session.commit(editOfInput(now(), input)).ok) return;
      if (input.op === 'reshape-edge') find(middleOfLine(input.line), stray);
    },
    setTier: (tier) => store.setState({ tier, border: null, course: null }),
    start: () => {
      follow(now());
      return session.store.subscribe(({ plan }) => follow(plan.now));
    },
  };
}

function middleOfLine(line: readonly LatticePoint[]): LatticePoint {
  const [from, to] = [line[(line.length - 1) >> 1], line[line.length >> 1]];
  if (from === undefined || to === undefined) return [0, 0];
  return [Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)];
}
