import type { SummaryQuery, SummaryRow } from '../../model/issue-summary.ts';
import { dayNumber } from '../../rules/local-days.ts';
import type { GroupCounts } from './group-counts.ts';
import { addTo, countsAt, isNothing, states } from './state-counts.ts';

/** Issues of one category in the same grids: the finest that is counted. */
export interface Group {
  readonly category: string;
  /** Tier → grid. */
  readonly grids: Readonly<Record<string, string>>;
}

/** A day's counts, by group and in all. */
export interface DayCounts {
  /** YYYY-MM-DD */
  readonly text: string;
  readonly groups: GroupCounts;
  readonly all: Uint32Array;
}

/** What is counted: by group over all time, and day by day. */
export interface Counted {
  readonly groups: readonly Group[];
  readonly whole: GroupCounts;
  readonly byDay: ReadonlyMap<number, DayCounts>;
}

type Asked = Omit<SummaryQuery, 'now'>;

/** The rows that were asked for, in the order of grid, category, day. */
export function summaryRows({ groups, whole, byDay }: Counted, asked: Asked): SummaryRow[] {
  const { by, categories, from, to } = asked;
  const isAllTime = from === undefined && to === undefined;
  if (by.includes('day')) {
    const days = daysWithin(byDay, asked);
    if (!by.includes('grid') && !by.includes('category') && !categories) return days.flatMap(rowOfDay);
    const rows = rowGatherer(labelsOf(groups, asked));
    for (const day of days) rows.gather([day.groups], day.text);
    return rows.inOrder();
  }
  const rows = rowGatherer(labelsOf(groups, asked));
  rows.gather(isAllTime ? [whole] : daysWithin(byDay, asked).map((day) => day.groups), null);
  return rows.inOrder();
}

/** In the order of days. */
function daysWithin(byDay: Counted['byDay'], { from, to }: Asked): DayCounts[] {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from);
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to);
  return [...byDay.keys()]
    .filter((day) => day >= first && day <= last)
    .sort((one, other) => one - other)
    .map((day) => byDay.get(day)!);
}

const rowOfDay = ({ text, all }: DayCounts): SummaryRow[] =>
  isNothing(all, 0) ? [] : [{ grid: null, category: null, day: text, counts: countsAt(all, 0) }];

type Label = Pick<SummaryRow, 'grid' | 'category'>;

/** What rows are called but for their day, in order, and by group its place among those; −1 where it was not asked for. */
interface Labels {
  readonly inOrder: readonly Label[];
  readonly ofGroup: Int32Array;
}

function labelsOf(groups: readonly Group[], { by, tier, categories }: Asked): Labels {
  const [byGrid, byCategory] = [by.includes('grid'), by.includes('category')];
  const isAsked = categories ? new Set(categories) : null;
  const found = new Map<string, { readonly label: Label; readonly groups: number[] }>();
  groups.forEach(({ category, grids }, group) => {
    if (isAsked?.has(category) === false) return;
    const grid = byGrid ? (grids[tier ?? ''] ?? '') : null;
    const key = `${grid}\n${byCategory ? category : ''}`;
    const label = found.get(key);
    if (label) label.groups.push(group);
    else found.set(key, { label: { grid, category: byCategory ? category : null }, groups: [group] });
  });
  const sorted = [...found.values()].sort(
    (one, other) =>
      compare(one.label.grid, other.label.grid) || compare(one.label.category, other.label.category),
  );
  const ofGroup = new Int32Array(groups.length).fill(-1);
  sorted.forEach(({ groups }, place) => {
    for (const group of groups) ofGroup[group] = place;
  });
  return { inOrder: sorted.map(({ label }) => label), ofGroup };
}

const compare = (one: string | null, other: string | null): number =>
  (one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1;

/** Gathers counts into rows, day after day: those of a label come together without being sorted. */
function rowGatherer({ inOrder, ofGroup }: Labels) {
  const ofLabel: SummaryRow[][] = inOrder.map(() => []);
  const sums = new Uint32Array(states * inOrder.length);
  return {
    gather: (parts: readonly GroupCounts[], day: string | null): void => {
      const touched: number[] = [];
      for (const part of parts)
        part.each((group, counts, first) => {
          const label = ofGroup[group]!;
          if (label === -1 || isNothing(counts, first)) return;
          if (isNothing(sums, label * states)) touched.push(label);
          addTo(sums, label * states, counts, first);
        });
      for (const label of touched) {
        const { grid, category } = inOrder[label]!;
        ofLabel[label]!.push({ grid, category, day, counts: countsAt(sums, label * states) });
        for (let at = label * states; at < (label + 1) * states; at++) sums[at] = 0;
      }
    },
    inOrder: (): SummaryRow[] => ofLabel.flat(),
  };
}
