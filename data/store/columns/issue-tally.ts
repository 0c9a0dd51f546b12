import { displayStates } from '../../model/issue.ts';
import type { SummaryQuery, SummaryRow } from '../../model/issue-summary.ts';
import type { StateCounts } from '../../model/replies.ts';
import { dayText, type LocalDays } from '../../rules/local-days.ts';
import { dueClock } from './due-clock.ts';
import { type GroupCounts, groupCounts } from './group-counts.ts';
import { displayAfter, displayBefore, dueLimit } from './issue-match.ts';
import type { Kinds } from './kinds.ts';
import { addTo, countsAt, states } from './state-counts.ts';
import { type DayCounts, type Group, summaryRows } from './summary-rows.ts';

/**
 * How many issues there are of each group (the grids and the category), local day of report and display state; kept up with
 * every point that comes or goes. `now` must not go back: what was turned overdue is not turned back (county-issues.ts
 * counts anew where it must).
 */
export interface IssueTally {
  /** The time the counts are true at, in epoch milliseconds. */
  readonly asOf: () => number;
  readonly advance: (now: number) => void;
  /** @param by 1 for a point that comes, −1 for one that goes */
  readonly add: (kind: number, state: number, reported: number, due: number, by: 1 | -1) => void;
  readonly total: () => StateCounts;
  /** Issues by tier and grid, in that order. */
  readonly grids: () => { readonly tier: string; readonly grid: string; readonly counts: StateCounts }[];
  readonly rows: (query: Omit<SummaryQuery, 'now'>) => SummaryRow[];
}

const overdue = displayStates.indexOf('overdue');
const groupsAtMost = 2 ** 24;

export function issueTally(kinds: Kinds, days: LocalDays, now: number): IssueTally {
  const groups: Group[] = [];
  const groupOf = groupFinder(kinds, groups);
  const whole = groupCounts();
  const byDay = new Map<number, DayCounts>();
  const clock = dueClock();
  let asOf = now;

  const count = (day: number, group: number, place: number, by: number) => {
    const ofDay = byDay.get(day) ?? {
      text: dayText(day),
      groups: groupCounts(),
      all: new Uint32Array(states),
    };
    byDay.set(day, ofDay);
    ofDay.groups.add(group, place, by);
    ofDay.all[place]! += by;
    whole.add(group, place, by);
  };
  return {
    asOf: () => asOf,
    advance: (to) => {
      asOf = Math.max(asOf, to);
      clock.advance(dueLimit(asOf), (key, waiting) => {
        const place = key % states;
        const group = Math.floor(key / states) % groupsAtMost;
        const day = Math.floor(key / states / groupsAtMost);
        count(day, group, place, -waiting);
        count(day, group, overdue, waiting);
      });
    },
    add: (kind, state, reported, due, by) => {
      const day = days.dayOf(reported);
      const group = groupOf(kind);
      const turned = due < dueLimit(asOf);
      const place = (turned ? displayAfter : displayBefore)[state]!;
      count(day, group, place, by);
      if (!turned && displayAfter[state] !== place)
        clock.wait(due, (day * groupsAtMost + group) * states + place, by);
    },
    total: () => {
      const sums = new Uint32Array(states);
      whole.each((_, counts, first) => addTo(sums, 0, counts, first));
      return countsAt(sums, 0);
    },
    grids: () => gridCounts(groups, whole),
    rows: (query) => summaryRows({ groups, whole, byDay }, query),
  };
}

/** Kinds that differ in source, unit or placement only are one group. */
function groupFinder(kinds: Kinds, groups: Group[]): (kind: number) => number {
  const ofKind: number[] = [];
  const known = new Map<string, number>();
  return (kind) => {
    const found = ofKind[kind];
    if (found !== undefined) return found;
    const { category, grids } = kinds.all[kind]!;
    const key = `${category}\n${grids}`;
    const group = known.get(key) ?? groups.push({ category, grids: kinds.gridsOf(kind) }) - 1;
    if (group >= groupsAtMost) throw new RangeError('too many groups of issues');
    known.set(key, group);
    ofKind[kind] = group;
    return group;
  };
}

function gridCounts(groups: readonly Group[], whole: GroupCounts) {
  const found = new Map<string, { tier: string; grid: string; sums: Uint32Array }>();
  whole.each((group, counts, first) => {
    for (const [tier, grid] of Object.entries(groups[group]!.grids)) {
      const key = `${tier}\n${grid}`;
      const entry = found.get(key) ?? { tier, grid, sums: new Uint32Array(states) };
      found.set(key, entry);
      addTo(entry.sums, 0, counts, first);
    }
  });
  return [...found.keys()].sort().flatMap((key) => {
    const { tier, grid, sums } = found.get(key)!;
    return sums.some((sum) => sum > 0) ? [{ tier, grid, counts: countsAt(sums, 0) }] : [];
  });
}
