import { issueIndices } from '../../../data/rules/issue-indices.ts';

/** What grids can be coloured by: the indices of issues, and the share of street length that was walked. */
export const gridIndices = [...issueIndices, 'patrolled'] as const;
export type GridIndex = (typeof gridIndices)[number];

/** One class of a choropleth: values from `from` (included) to `to` (excluded; null: no end). */
export interface IndexClass {
  readonly from: number;
  readonly to: number | null;
}

export const classCount = 5;

/** Shares are graded alike everywhere and always, so that two maps can be compared. */
const shareBounds = [0, 0.6, 0.8, 0.9, 0.95];
/** Nobody walks nine tenths of all streets every month. */
const patrolBounds = [0, 0.2, 0.4, 0.6, 0.8];

export const isShare = (index: GridIndex) => index !== 'open' && index !== 'overdue';

/**
 * The classes of an index, lowest first. Numbers of cases are graded by round bounds near their quantiles: none has a class to
 * itself.
 * @param values of all grids
 */
export function indexClasses(index: GridIndex, values: readonly number[]): IndexClass[] {
  const bounds =
    index === 'patrolled'
      ? patrolBounds
      : isShare(index)
        ? shareBounds
        : [0, ...countBounds(values.filter((value) => value > 0))];
  return bounds.map((from, place) => ({ from, to: bounds[place + 1] ?? null }));
}

/** At most four bounds, the first of them 1. */
function countBounds(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const bounds = [1];
  for (let part = 1; part < classCount - 1; part++) {
    const bound = rounded(sorted[Math.floor((part * sorted.length) / (classCount - 1))] ?? 0);
    if (bound > (bounds.at(-1) ?? 0)) bounds.push(bound);
  }
  return bounds;
}

/** The next below of 1, 2, 3 … 10, 15, 20 … 100, 150 … */
function rounded(value: number): number {
  if (value < 10) return Math.floor(value);
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.floor(value / step) * step;
}

/** The place of a value's class. */
export function classOf(value: number, classes: readonly IndexClass[]): number {
  return classes.findLastIndex(({ from }) => value >= from);
}

/** How dark a class is drawn, 0…4: the darkest is where there is most to do, many cases or a low share. */
export function shadeOf(place: number, index: GridIndex, classes: number): number {
  const step = classes <= 1 ? 0 : Math.round((place * (classCount - 1)) / (classes - 1));
  return isShare(index) ? classCount - 1 - step : step;
}
