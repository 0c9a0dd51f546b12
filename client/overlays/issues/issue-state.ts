import { type DisplayState, displayStates, type IssueState } from '../../../data/model/issue.ts';
import { type Urgency, urgencies } from '../../ui/palette.ts';

/** Issues due within this time are drawn as urgent. */
const soonSeconds = 24 * 3600;

/** @param due seconds since 1970 @param now epoch milliseconds */
export function urgencyOf(state: DisplayState, due: number, now: number): Urgency {
  if (state === 'closed') return 'done';
  if (state === 'overdue') return 'overdue';
  return due - now / 1000 < soonSeconds ? 'due-soon' : 'on-time';
}

const place = (state: DisplayState) => displayStates.indexOf(state);

/**
 * What a stored state is drawn as, before and after its due time: two places in `displayStates`. The rule itself is
 * `displayStateOf` in data/model/issue.ts.
 */
function drawnAs(state: IssueState): readonly [before: number, after: number] {
  if (state === 'closed' || state === 'void' || state === 'verified')
    return [place('closed'), place('closed')];
  const before = place(state === 'collected' || state === 'filed' ? 'new' : 'in-hand');
  return [before, state === 'deferred' ? before : place('overdue')];
}

/** How each issue is drawn: places in `displayStates` and in `urgencies`. */
export interface Drawn {
  readonly state: Uint8Array<ArrayBuffer>;
  readonly urgency: Uint8Array<ArrayBuffer>;
}

/**
 * @param states what the values of `state` stand for @param due seconds since 1970, by issue
 * @param now epoch milliseconds: decides what is overdue
 */
export function drawnStates(
  states: readonly IssueState[],
  state: Uint8Array,
  due: Uint32Array,
  now: number,
): Drawn {
  const table = states.map(drawnAs);
  const before = Uint8Array.from(table, ([first]) => first);
  const after = Uint8Array.from(table, ([, second]) => second);
  const [done, overdue, soon, onTime] = (['done', 'overdue', 'due-soon', 'on-time'] as const).map((one) =>
    urgencies.indexOf(one),
  ) as [number, number, number, number];
  const [closed, late] = [place('closed'), place('overdue')];
  const drawn = { state: new Uint8Array(state.length), urgency: new Uint8Array(state.length) };
  const limit = now / 1000;
  for (let i = 0; i < state.length; i++) {
    const until = due[i]!;
    const shown = (until < limit ? after : before)[state[i]!]!;
    drawn.state[i] = shown;
    drawn.urgency[i] =
      shown === closed ? done : shown === late ? overdue : until - limit < soonSeconds ? soon : onTime;
  }
  return drawn;
}
