/**
 * Sorts a list in place, and a short one by insertion: what an edit sorts are mostly two to six things, for which
 * `Array.prototype.sort` takes several times as long, and there are ten such lists to an edit. Equal ones keep their order.
 */
export function sortFew<T>(list: T[], compare: (p: T, q: T) => number): T[] {
  if (list.length > 16) return list.sort(compare);
  for (let i = 1; i < list.length; i++) {
    const one = list[i]!;
    let k = i;
    for (; k > 0 && compare(list[k - 1]!, one) > 0; k--) list[k] = list[k - 1]!;
    list[k] = one;
  }
  return list;
}

/** Numbers in ascending order, each once; sorts the list given. */
export function distinctAscending(list: number[]): number[] {
  sortFew(list, ascending);
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    if (i === 0 || list[i] !== list[count - 1]) list[count++] = list[i]!;
  }
  list.length = count;
  return list;
}

export function ascending(p: number, q: number): number {
  return p - q;
}
