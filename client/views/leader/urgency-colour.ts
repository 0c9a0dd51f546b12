import type { DisplayState } from '../../../data/model/issue.ts';
import { urgencyOf } from '../../overlays/issues/issue-state.ts';

/** The CSS colour of an issue's urgency, the same as on the map. @param now epoch milliseconds */
export function urgencyColour(state: DisplayState, dueAt: string, now: number): string {
  return `var(--urgency-${urgencyOf(state, Date.parse(dueAt) / 1000, now)})`;
}
