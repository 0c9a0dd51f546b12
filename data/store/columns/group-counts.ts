/**
 * Counts of the four display states by group number, for the groups that are there: an open hash table of 8 bytes a slot, or 20
 * where a count has outgrown eight bits.
 */
export interface GroupCounts {
  /** @param place in `displayStates` */
  readonly add: (group: number, place: number, by: number) => void;
  /** Calls `visit` with the first of a group's four counts; groups come in no order. */
  readonly each: (visit: (group: number, counts: Uint8Array | Uint32Array, first: number) => void) => void;
}

const none = 0xffffffff;
const states = 4;

export function groupCounts(): GroupCounts {
  let groups = new Uint32Array(4).fill(none);
  let counts: Uint8Array | Uint32Array = new Uint8Array(4 * states);
  let used = 0;
  const slotOf = (group: number): number => {
    let slot = Math.imul(group, 0x9e3779b1) & (groups.length - 1);
    while (groups[slot] !== none && groups[slot] !== group) slot = (slot + 1) & (groups.length - 1);
    return slot;
  };
  const grow = () => {
    const [oldGroups, oldCounts] = [groups, counts];
    groups = new Uint32Array(2 * oldGroups.length).fill(none);
    counts =
      oldCounts instanceof Uint8Array
        ? new Uint8Array(2 * oldCounts.length)
        : new Uint32Array(2 * oldCounts.length);
    oldGroups.forEach((group, old) => {
      if (group === none) return;
      const slot = slotOf(group);
      groups[slot] = group;
      counts.set(oldCounts.subarray(old * states, (old + 1) * states), slot * states);
    });
  };
  return {
    add: (group, place, by) => {
      let slot = slotOf(group);
      if (groups[slot] === none) {
        if (4 * used >= 3 * groups.length) {
          grow();
          slot = slotOf(group);
        }
        used += 1;
        groups[slot] = group;
      }
      const at = slot * states + place;
      const value = counts[at]! + by;
      if (value > 0xff && counts instanceof Uint8Array) counts = Uint32Array.from(counts);
      counts[at] = value;
    },
    each: (visit) => {
      for (let slot = 0; slot < groups.length; slot++)
        if (groups[slot] !== none) visit(groups[slot]!, counts, slot * states);
    },
  };
}
