import { type Stretch, streetStretches } from '../data/rules/street-stretches.ts';
import { type Walked, type WalkPoint, walkMatcher } from '../data/rules/walk-matching.ts';
import type { PlanView } from './plan-view.ts';

/** A plan's streets made ready for patrols. */
export interface PatrolStretches {
  readonly stretches: readonly Stretch[];
  readonly match: (points: readonly WalkPoint[]) => readonly Walked[];
}

const made = new WeakMap<PlanView, PatrolStretches>();

/** Made when first asked for and kept as long as the view. */
export function patrolStretches(view: PlanView): PatrolStretches {
  const found = made.get(view);
  if (found !== undefined) return found;
  const stretches = streetStretches(view.document, view.attribute);
  const ready = { stretches, match: walkMatcher(stretches) };
  made.set(view, ready);
  return ready;
}
