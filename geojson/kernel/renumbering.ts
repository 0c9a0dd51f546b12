import { copyRun } from './blank-map.ts';

/**
 * A renumbering says how the numbers of things in a canonical order change when some of them go and others come: what stays
 * keeps its order, so it moves up or down in stretches. Small edits make few stretches, however large the map.
 */
export interface Renumbering {
  readonly oldCount: number;
  readonly newCount: number;
  /** The old ones that are gone, ascending. */
  readonly lost: readonly number[];
  /** The new numbers of those that come, ascending. */
  readonly fresh: readonly number[];
  /** Stretches of old numbers that stay, ascending; neighbours differ in `shift`, or something is lost between them. */
  readonly kept: readonly KeptRun[];
}

/** The old numbers `from … to - 1`, which become `from + shift … to - 1 + shift`. */
export interface KeptRun {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/**
 * @param lost the old numbers that go, ascending
 * @param ranks for each that comes how many old ones are below it, whether they stay or go; ascending
 */
export function renumbering(
  oldCount: number,
  lost: readonly number[],
  ranks: readonly number[],
): Renumbering {
  const kept: KeptRun[] = [];
  const fresh: number[] = [];
  let from = 0;
  let l = 0;
  const keepUpTo = (to: number) => {
    const shift = fresh.length - l;
    const last = kept[kept.length - 1];
    if (last !== undefined && last.to === from && last.shift === shift)
      kept[kept.length - 1] = { from: last.from, to, shift };
    else if (to > from) kept.push({ from, to, shift });
    from = to;
  };
  const loseBelow = (rank: number) => {
    for (; l < lost.length && lost[l]! < rank; l++) {
      keepUpTo(lost[l]!);
      from = lost[l]! + 1;
    }
  };
  for (const rank of ranks) {
    loseBelow(rank);
    if (rank > from) keepUpTo(rank);
    fresh.push(from - l + fresh.length);
  }
  loseBelow(oldCount);
  if (oldCount > from) keepUpTo(oldCount);
  return { oldCount, newCount: oldCount - lost.length + ranks.length, lost, fresh, kept };
}

/** The new number of an old one; for one that is gone, that of the next one that stays. */
export function numberAfter({ kept, newCount }: Renumbering, old: number): number {
  const first = kept[0];
  if (first === undefined) return newCount;
  if (old < first.to) return Math.max(old, first.from) + first.shift;
  const last = kept[kept.length - 1]!;
  if (old >= last.from) return old < last.to ? old + last.shift : newCount;
  let low = 1;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle]!.to <= old) low = middle + 1;
    else high = middle;
  }
  const run = kept[low]!;
  return Math.max(old, run.from) + run.shift;
}

/** The old number of what has a new one; −1 − i for the i-th of those that come. */
export function numberBefore({ kept, fresh }: Renumbering, number: number): number {
  const i = fresh.indexOf(number);
  if (i !== -1) return -1 - i;
  const run = kept.find(({ to, shift }) => number < to + shift)!;
  return number - run.shift;
}

/** Visits everything in the order of the new numbers: stretches that stay and, one by one, the `i`-th that comes. */
export function forEachStretch(
  { kept, fresh }: Renumbering,
  stays: (from: number, to: number, newFrom: number) => void,
  comes: (i: number, newNumber: number) => void,
): void {
  let i = 0;
  for (const { from, to, shift } of kept) {
    while (i < fresh.length && fresh[i]! < from + shift) comes(i, fresh[i++]!);
    stays(from, to, from + shift);
  }
  while (i < fresh.length) comes(i, fresh[i++]!);
}

/**
 * Writes the new numbers of `source[begin … end - 1]` to `target`, from `at` on. Negative ones stand for nothing and stay.
 * Most numbers are beyond the edited stretches on either side, where all move by the same, often by nothing. A number that is
 * gone may become any: what has it is written anew afterwards.
 * @param bits how many low bits of the entries are not part of the number
 */
export function renumber<A extends Int32Array | Uint32Array>(
  target: A,
  at: number,
  source: A,
  begin: number,
  end: number,
  by: Renumbering,
  bits = 0,
): void {
  if (by.kept.every(({ shift }) => shift === 0)) {
    copyRun(target, at, source, begin, end);
    return;
  }
  const first = by.kept[0] ?? NOTHING;
  const last = by.kept[by.kept.length - 1] ?? NOTHING;
  const low = first.to << bits;
  const lowShift = first.shift << bits;
  const high = last.from << bits;
  const highEnd = last.to << bits;
  const highShift = last.shift << bits;
  const lowStart = first.from << bits;
  for (let i = begin, k = at; i < end; i++, k++) {
    const entry = source[i]!;
    if (entry < 0) target[k] = entry;
    else if (entry >= lowStart && entry < low) target[k] = entry + lowShift;
    else if (entry >= high && entry < highEnd) target[k] = entry + highShift;
    else target[k] = (numberAfter(by, entry >> bits) << bits) | (entry & ((1 << bits) - 1));
  }
}

const NOTHING: KeptRun = { from: 0, to: 0, shift: 0 };
