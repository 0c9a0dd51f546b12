import type { IssueState } from '../model/issue.ts';
import type { IssueColumns } from '../model/issue-columns.ts';

/**
 * The indices a grid is coloured by. Numbers of cases: `open`, `overdue`. Shares, after GB/T 30428.4: `handled` 处置率,
 * `on-time` 按期处置率, `closed` 结案率; the denominator of each is the cases whose limit has passed by now, so that what is not
 * due yet counts neither for nor against a grid. Void cases count nowhere.
 */
export const issueIndices = ['open', 'overdue', 'handled', 'on-time', 'closed'] as const;
export type IssueIndex = (typeof issueIndices)[number];

/** Cases by what the indices need, for each of some groups. */
export interface Tallies {
  readonly open: Uint32Array;
  readonly overdue: Uint32Array;
  /** The limit has passed. */
  readonly due: Uint32Array;
  /** Of these: handled or further; closed within the limit; closed. */
  readonly handled: Uint32Array;
  readonly onTime: Uint32Array;
  readonly closed: Uint32Array;
}

const handled: readonly IssueState[] = ['handled', 'verified', 'closed'];
const flags = { counts: 1, handled: 2, done: 4, closed: 8, waits: 16 } as const;

function flagsOf(state: string): number {
  if (state === 'void') return 0;
  return (
    flags.counts |
    (handled.some((one) => one === state) ? flags.handled : 0) |
    (state === 'closed' || state === 'verified' ? flags.done : 0) |
    (state === 'closed' ? flags.closed : 0) |
    (state === 'deferred' ? flags.waits : 0)
  );
}

/**
 * @param group by case: which group it is in @param groups how many there are
 * @param now epoch milliseconds @param seen is a case counted at all?
 */
export function tallies(
  { states, state, due, closed }: Pick<IssueColumns, 'states' | 'state' | 'due' | 'closed'>,
  group: Uint8Array | Uint16Array,
  groups: number,
  now: number,
  seen: (row: number) => boolean,
): Tallies {
  const table = Uint8Array.from(states, flagsOf);
  const made = () => new Uint32Array(groups);
  const found = {
    open: made(),
    overdue: made(),
    due: made(),
    handled: made(),
    onTime: made(),
    closed: made(),
  };
  const limit = now / 1000;
  for (let row = 0; row < group.length; row++) {
    const is = table[state[row]!]!;
    if (is === 0 || !seen(row)) continue;
    const at = group[row]!;
    const isLate = due[row]! < limit;
    if ((is & flags.done) === 0) {
      found.open[at]!++;
      if (isLate && (is & flags.waits) === 0) found.overdue[at]!++;
    }
    if (!isLate) continue;
    found.due[at]!++;
    if (is & flags.handled) found.handled[at]!++;
    if (is & flags.closed) found.closed[at]!++;
    if (closed[row]! !== 0 && closed[row]! <= due[row]!) found.onTime[at]!++;
  }
  return found;
}

/** An index of one group. A number of cases has no denominator; a share is nothing where nothing was due. */
export interface IndexValue {
  readonly numerator: number;
  readonly denominator: number | null;
  /** The number itself, or the share, 0…1; null where there is none. */
  readonly value: number | null;
}

export function indexOf(index: IssueIndex, found: Tallies, group: number): IndexValue {
  const at = (column: Uint32Array) => column[group] ?? 0;
  if (index === 'open' || index === 'overdue') {
    const numerator = at(found[index]);
    return { numerator, denominator: null, value: numerator };
  }
  const numerator = at(index === 'on-time' ? found.onTime : found[index]);
  const denominator = at(found.due);
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
}
