import { displayStates, type IssueState, issueStates } from '../../../data/model/issue.ts';
import type { IssueColumns } from '../../../data/model/issue-columns.ts';
import { drawnStates } from './issue-state.ts';
import { daysOf, type LocalDays, localDays } from './local-days.ts';

/** What issues can be told apart by. */
export const facetNames = ['state', 'category', 'unit', 'grid', 'placement', 'source'] as const;
export type FacetName = (typeof facetNames)[number];

/** One way to tell issues apart: each has one of `values`, named by its place in the list. '' stands for none. */
export interface Facet {
  readonly values: readonly string[];
  readonly of: Uint8Array | Uint16Array;
}

/** A county's issues as columns with what lists, sliders and the map ask of them. A facet that is not known is not there. */
export interface IssueTable {
  readonly columns: IssueColumns;
  readonly facets: Readonly<Partial<Record<FacetName, Facet>>>;
  /** How each issue is drawn: places in `displayStates`, as the facet `state`, and in `urgencies`. */
  readonly state: Uint8Array<ArrayBuffer>;
  readonly urgency: Uint8Array<ArrayBuffer>;
  /** Epoch milliseconds: what is overdue was decided then. */
  readonly now: number;
  readonly days: LocalDays;
  /** The local day each issue was reported on: places in `days`. */
  readonly day: Uint16Array<ArrayBuffer>;
}

/**
 * @param facets what the columns themselves do not hold
 * @param timeZone the county's: days begin and end there
 * @param now epoch milliseconds: decides what is overdue
 */
export function issueTable(
  columns: IssueColumns,
  facets: IssueTable['facets'],
  timeZone: string,
  now: number,
): IssueTable {
  const states = columns.states.map(
    (name): IssueState => issueStates.find((one) => one === name) ?? 'collected',
  );
  const { state, urgency } = drawnStates(states, columns.state, columns.due, now);
  const days = daysBetween(columns.reported, timeZone, now);
  return {
    columns,
    state,
    urgency,
    now,
    days,
    day: daysOf(columns.reported, days),
    facets: {
      ...facets,
      state: { values: displayStates, of: state },
      category: { values: columns.categories, of: columns.category },
    },
  };
}

/** The days on which issues were reported; today, where there are none. */
function daysBetween(reported: Uint32Array, timeZone: string, now: number): LocalDays {
  const today = Math.floor(now / 1000);
  let [first, last] = [reported[0] ?? today, reported[0] ?? today];
  for (let i = 1; i < reported.length; i++) {
    const moment = reported[i]!;
    if (moment < first) first = moment;
    else if (moment > last) last = moment;
  }
  // A moment before 1980 is a slip of somebody's clock; it must not make ten thousand days.
  return localDays(Math.max(first, 315_532_800), Math.max(last, 315_532_800), timeZone);
}
