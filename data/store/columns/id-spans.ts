/** A set of ids that come in long spans, in the order of ids: two numbers a span. */
export interface IdSpans {
  /** Adds all ids from `first` to `last`; they are higher than those that are there, or they are there already. */
  readonly add: (first: number, last: number) => void;
  readonly has: (id: number) => boolean;
  readonly count: () => number;
}

export function idSpans(): IdSpans {
  const firsts: number[] = [];
  const lasts: number[] = [];
  let count = 0;
  return {
    add: (first, last) => {
      if (last <= (lasts.at(-1) ?? 0)) return;
      count += last - first + 1;
      if (lasts.at(-1) === first - 1) lasts[lasts.length - 1] = last;
      else {
        firsts.push(first);
        lasts.push(last);
      }
    },
    count: () => count,
    has: (id) => {
      let [low, high] = [0, firsts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (lasts[middle]! < id) low = middle + 1;
        else high = middle;
      }
      return low < firsts.length && firsts[low]! <= id;
    },
  };
}
