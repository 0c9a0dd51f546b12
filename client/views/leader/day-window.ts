/** A stretch of days by their places: the first and the last that are seen. */
export type DayWindow = readonly [first: number, last: number];

/** `window` shows a stretch that moves along; `cumulative` everything up to a day. */
export type TimeMode = 'window' | 'cumulative';

const firstLength = 30;
/** A whole run takes so many steps at most. */
const mostSteps = 90;

/** Days that one step moves on: one, or more where there are years of them. */
export function stepOf(count: number): number {
  return Math.max(1, Math.ceil(count / mostSteps));
}

/**
 * What is seen when the timeline is opened: the last month, or everything; `at` the start, the same length where it begins.
 * @param count how many days there are
 */
export function firstWindow(
  mode: TimeMode,
  count: number,
  at: 'start' | 'end' = 'end',
  [first, last]: DayWindow = [Math.max(0, count - firstLength), count - 1],
): DayWindow {
  if (mode === 'cumulative') return [0, at === 'start' ? Math.min(count - 1, stepOf(count) - 1) : count - 1];
  return at === 'start' ? [0, last - first] : [first, last];
}

/** The window one step on or back. It stops at the ends and keeps its length. */
export function moved([first, last]: DayWindow, mode: TimeMode, count: number, direction: 1 | -1): DayWindow {
  const wanted = direction * stepOf(count);
  if (mode === 'cumulative') return [0, Math.min(count - 1, Math.max(0, last + wanted))];
  const by = Math.min(count - 1 - last, Math.max(-first, wanted));
  return [first + by, last + by];
}

/** Counts of days put together so that no more than `most` bars are drawn; the last may hold fewer days. */
export function bars(
  perDay: Uint32Array,
  most: number,
): { readonly days: number; readonly counts: readonly number[] } {
  const days = Math.max(1, Math.ceil(perDay.length / most));
  const counts: number[] = [];
  perDay.forEach((count, day) => {
    const bar = Math.floor(day / days);
    counts[bar] = (counts[bar] ?? 0) + count;
  });
  return { days, counts };
}
