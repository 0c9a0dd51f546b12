/**
 * The numbers people quote, by a 32-bit hash: an open table of ids. Two numbers may have one hash, so whoever asks is given the ids to
 * look at. About ten bytes a number.
 */
export interface NumberIndex {
  readonly add: (hash: number, id: number) => void;
  /** The ids of the issues whose number has this hash. */
  readonly idsOf: (hash: number) => readonly number[];
}

const fullest = 0.8;

/** FNV-1a over the text's UTF-16 units. */
export function hashOfNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** @param expected how many there will be, as far as one knows */
export function numberIndex(expected: number): NumberIndex {
  let hashes = new Uint32Array(0);
  let ids = new Uint32Array(0);
  let used = 0;
  // A hash's place follows from its size, so that growing reads the old table from one end to the other.
  const slotOf = (hash: number) => Math.floor((hash * ids.length) / 2 ** 32);
  const put = (hash: number, id: number) => {
    let slot = slotOf(hash);
    while (ids[slot] !== 0) slot = slot + 1 === ids.length ? 0 : slot + 1;
    hashes[slot] = hash;
    ids[slot] = id;
  };
  const resize = (length: number) => {
    const [oldHashes, oldIds] = [hashes, ids];
    hashes = new Uint32Array(length);
    ids = new Uint32Array(length);
    for (let slot = 0; slot < oldIds.length; slot++)
      if (oldIds[slot] !== 0) put(oldHashes[slot]!, oldIds[slot]!);
  };
  resize(Math.ceil(Math.max(expected, 1_000) / fullest) + 1);
  return {
    add: (hash, id) => {
      if (used >= fullest * ids.length) resize(Math.ceil(ids.length * 1.5));
      put(hash, id);
      used += 1;
    },
    idsOf: (hash) => {
      const found: number[] = [];
      for (let slot = slotOf(hash); ids[slot] !== 0; slot = slot + 1 === ids.length ? 0 : slot + 1)
        if (hashes[slot] === hash) found.push(ids[slot]!);
      return found;
    },
  };
}
