import {
  type DisplayState,
  displayStateOf,
  displayStates,
  type IssueState,
  issueStates,
} from '../../../data/model/issue.ts';
import type { IssueColumns } from '../../../data/model/issue-columns.ts';
import type { Urgency } from '../../ui/palette.ts';

/** Issues due within this time are drawn as urgent. */
const soonSeconds = 24 * 3600;

/**
 * The issues to draw, by index into the columns, with how each is drawn. Flat arrays: a county has thousands,
 * a city hundreds of thousands.
 */
export interface Displayed {
  readonly count: number;
  readonly index: Uint32Array;
  /** Indices into `displayStates`. */
  readonly state: Uint8Array;
  readonly urgency: readonly Urgency[];
}

/** @param now epoch milliseconds */
export function displayed(columns: IssueColumns, states: ReadonlySet<DisplayState>, now: number): Displayed {
  const index = new Uint32Array(columns.count);
  const state = new Uint8Array(columns.count);
  const urgency: Urgency[] = [];
  const stored = columns.states.map((name) => issueStates.find((known) => known === name) ?? 'collected');
  let count = 0;
  for (let i = 0; i < columns.count; i++) {
    const due = columns.due[i] ?? 0;
    const shown = stateOf(stored[columns.state[i] ?? 0] ?? 'collected', due, now);
    if (!states.has(shown)) continue;
    index[count] = i;
    state[count] = displayStates.indexOf(shown);
    urgency.push(urgencyOf(shown, due, now));
    count++;
  }
  return { count, index: index.subarray(0, count), state: state.subarray(0, count), urgency };
}

function stateOf(stored: IssueState, due: number, now: number): DisplayState {
  return displayStateOf(stored, new Date(due * 1000).toISOString(), now);
}

/** @param due seconds since 1970 @param now epoch milliseconds */
export function urgencyOf(state: DisplayState, due: number, now: number): Urgency {
  if (state === 'closed') return 'done';
  if (state === 'overdue') return 'overdue';
  return due - now / 1000 < soonSeconds ? 'due-soon' : 'on-time';
}
