/**
 * Sorting in place, and short lists by insertion: what an edit sorts are mostly two to six things, for which
 * `Array.prototype.sort` takes several times as long, and there are ten such lists to an edit. Equal ones keep their order.
 */

const FEW = 16;

export function sortFew<T>(list: T[], compare: (p: T, q: T) => number): T[] {
  if (list.length > FEW) return list.sort(compare);
  for (let i = 1; i < list.length; i++) {
    const one = list[i]!;
    let k = i;
    for (; k > 0 && compare(list[k - 1]!, one) > 0; k--) list[k] = list[k - 1]!;
    list[k] = one;
  }
  return list;
}

/** Puts numbers in ascending order. */
export function sortNumbers(list: number[]): number[] {
  if (list.length > FEW) return list.sort((p, q) => p - q);
  for (let i = 1; i < list.length; i++) {
    const one = list[i]!;
    let k = i;
    for (; k > 0 && list[k - 1]! > one; k--) list[k] = list[k - 1]!;
    list[k] = one;
  }
  return list;
}

/** Puts numbers in ascending order and keeps each once. */
export function distinctAscending(list: number[]): number[] {
  sortNumbers(list);
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    if (i === 0 || list[i] !== list[count - 1]) list[count++] = list[i]!;
  }
  while (list.length > count) list.pop();
  return list;
}
