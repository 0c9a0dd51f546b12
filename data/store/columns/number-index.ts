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
  // Hash and id of each slot stand side by side; id 0 is nobody's.
  let table = new Uint32Array(0);
  let slots = 0;
  let used = 0;
  // A hash's place follows from its size, so that growing reads the old table from one end to the other.
  const slotOf = (hash: number) => Math.floor((hash * slots) / 2 ** 32);
  const after = (slot: number) => (slot + 1 === slots ? 0 : slot + 1);
  const put = (hash: number, id: number) => {
    let slot = slotOf(hash);
    while (table[2 * slot + 1] !== 0) slot = after(slot);
    table[2 * slot] = hash;
    table[2 * slot + 1] = id;
  };
  const resize = (length: number) => {
    const old = table;
    table = new Uint32Array(2 * length);
    slots = length;
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) put(old[at]!, old[at + 1]!);
  };
  resize(Math.ceil(Math.max(expected, 1_000) / fullest) + 1);
  return {
    add: (hash, id) => {
      if (used >= fullest * slots) resize(Math.ceil(slots * 1.5));
      put(hash, id);
      used += 1;
    },
    idsOf: (hash) => {
      const found: number[] = [];
      for (let slot = slotOf(hash); table[2 * slot + 1] !== 0; slot = after(slot))
        if (table[2 * slot] === hash) found.push(table[2 * slot + 1]!);
      return found;
    },
  };
}
