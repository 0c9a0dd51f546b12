/** Ids of issues with the hashes of their numbers, in the order of ids: eight bytes a number. */
export interface NumberPairs {
  readonly add: (id: number, hash: number) => void;
  readonly count: () => number;
  /** A copy: id, hash, id, hash. */
  readonly all: () => Uint32Array<ArrayBuffer>;
  /** Forgets those of ids up to this one. */
  readonly forgetTo: (id: number) => void;
}

export function numberPairs(): NumberPairs {
  let pairs = new Uint32Array(64);
  let used = 0;
  return {
    add: (id, hash) => {
      if (used === pairs.length) {
        const more = new Uint32Array(2 * used);
        more.set(pairs);
        pairs = more;
      }
      pairs[used] = id;
      pairs[used + 1] = hash;
      used += 2;
    },
    count: () => used / 2,
    all: () => pairs.slice(0, used),
    forgetTo: (id) => {
      let from = used;
      while (from > 0 && pairs[from - 2]! > id) from -= 2;
      pairs = pairs.slice(from, Math.max(used, from + 64));
      used -= from;
    },
  };
}
