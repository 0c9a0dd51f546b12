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
  // As long as it may get: an array that grows is given room for seventeen.
  const kept = new Array<KeptRun>(lost.length + ranks.length + 1);
  const fresh = ranks.slice();
  let runs = 0;
  let from = 0;
  let l = 0;
  for (let i = 0; i <= ranks.length; i++) {
    const rank = i < ranks.length ? ranks[i]! : oldCount;
    for (; l < lost.length && lost[l]! < rank; l++) {
      const to = lost[l]!;
      if (to > from) kept[runs++] = { from, to, shift: i - l };
      from = to + 1;
    }
    if (rank > from) kept[runs++] = { from, to: rank, shift: i - l };
    from = rank;
    if (i < ranks.length) fresh[i] = rank - l + i;
  }
  while (kept.length > runs) kept.pop();
  return { oldCount, newCount: oldCount - lost.length + ranks.length, lost, fresh, kept };
}

/** The new number of an old one; for one that is gone, that of the next one that stays. */
export function numberAfter({ kept, newCount }: Renumbering, old: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle]!.to <= old) low = middle + 1;
    else high = middle;
  }
  if (low === kept.length) return newCount;
  const { from, shift } = kept[low]!;
  return Math.max(old, from) + shift;
}

/** The old number of what has a new one; −1 − i for the i-th of those that come. */
export function numberBefore({ kept, fresh }: Renumbering, number: number): number {
  const i = fresh.indexOf(number);
  if (i !== -1) return -1 - i;
  let k = 0;
  while (number >= kept[k]!.to + kept[k]!.shift) k++;
  return number - kept[k]!.shift;
}

/** Does everything that stays keep its number? */
export function isSteady({ kept }: Renumbering): boolean {
  for (let k = 0; k < kept.length; k++) if (kept[k]!.shift !== 0) return false;
  return true;
}

/**
 * The new number of each old one, by the old; for one that is gone, any. The array is used for the next table again: a table costs a
 * write for each number, and an array made for it more than that.
 */
export function numberTable({ kept, oldCount }: Renumbering): Int32Array {
  if (table.length < oldCount) table = new Int32Array(oldCount + (oldCount >> 1));
  for (let k = 0; k < kept.length; k++) {
    const { from, to, shift } = kept[k]!;
    for (let number = from; number < to; number++) table[number] = number + shift;
  }
  return table;
}

let table = new Int32Array(256);
