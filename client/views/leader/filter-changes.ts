import { type DisplayState, displayStates } from '../../../data/model/issue.ts';
import type { UrlChange } from '../../session/url-state.ts';
import { hiddenAtFirst } from './browse-state.ts';

/** What the address says once a state is shown that was hidden, or the other way round. */
export function toggledState(states: ReadonlySet<DisplayState>, key: string): DisplayState[] | undefined {
  const hidden = displayStates.filter((one) => (one === key ? states.has(one) : !states.has(one)));
  // An empty list in the address means that nothing is hidden; none at all, that nobody has chosen.
  return hidden.join() === hiddenAtFirst.join() ? undefined : hidden;
}

/** Everything is seen again that is seen at first. */
export const clearedFilter: UrlChange = {
  hide: undefined,
  category: undefined,
  unit: undefined,
  within: undefined,
  placed: undefined,
  source: undefined,
  days: undefined,
  time: undefined,
};
