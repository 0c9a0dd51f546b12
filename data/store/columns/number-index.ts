/**
 * The numbers people quote, by a 32-bit hash: an open table of ids. Two numbers may have one hash, so whoever asks is given the ids to
 * look at. Ten to twenty bytes a number.
 */
export interface NumberIndex {
  readonly add: (hash: number, id: number) => void;
  /** Is one of those with this hash the one? */
  readonly some: (hash: number, isIt: (id: number) => boolean) => boolean;
  /** Reads where some of the hashes would be: the memory brings many places at once to whoever looks at them next. */
  readonly readAhead: (hashes: Uint32Array, from: number, to: number) => void;
  /** Adds an id unless one of those with its hash is the one; says whether it did. */
  readonly addUnless: (hash: number, id: number, isIt: (id: number) => boolean) => boolean;
  /** Makes room, so that the next `count` can be taken back. */
  readonly reserve: (count: number) => void;
  /** Takes back the last that was added and not taken back, for which there was room. */
  readonly takeBack: (hash: number, id: number) => void;
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
  const near = new Uint32Array(64);
  // A hash's place follows from its size, so that growing reads the old table from one end to the other.
  const slotOf = (hash: number) => Math.floor((hash * slots) / 2 ** 32);
  const after = (slot: number) => (slot + 1 === slots ? 0 : slot + 1);
  /** The slot of the id with this hash that is the one, or else the empty slot where they end. */
  const find = (hash: number, isIt: (id: number) => boolean): number => {
    let slot = slotOf(hash);
    for (;;) {
      const id = table[2 * slot + 1]!;
      if (id === 0 || (table[2 * slot] === hash && isIt(id))) return slot;
      slot = after(slot);
    }
  };
  const fill = (slot: number, hash: number, id: number) => {
    table[2 * slot] = hash;
    table[2 * slot + 1] = id;
  };
  const put = (hash: number, id: number) => {
    let slot = slotOf(hash);
    while (table[2 * slot + 1] !== 0) slot = after(slot);
    fill(slot, hash, id);
  };
  const resize = (length: number) => {
    const old = table;
    table = new Uint32Array(2 * length);
    slots = length;
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) put(old[at]!, old[at + 1]!);
  };
  const reserve = (count: number) => {
    if (used + count <= fullest * slots - 1) return;
    resize(Math.max(Math.ceil((used + count + 1) / fullest), 2 * slots));
  };
  reserve(Math.max(expected, 1_000));
  return {
    add: (hash, id) => {
      reserve(1);
      put(hash, id);
      used += 1;
    },
    some: (hash, isIt) => table[2 * find(hash, isIt) + 1] !== 0,
    readAhead: (hashes, from, to) => {
      for (let i = from; i < to; i++) near[i % near.length] = table[2 * slotOf(hashes[i]!)]!;
    },
    addUnless: (hash, id, isIt) => {
      reserve(1);
      const slot = find(hash, isIt);
      if (table[2 * slot + 1] !== 0) return false;
      fill(slot, hash, id);
      used += 1;
      return true;
    },
    reserve,
    takeBack: (hash, id) => {
      fill(
        find(hash, (other) => other === id),
        0,
        0,
      );
      used -= 1;
    },
  };
}
