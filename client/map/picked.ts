import type { Pick } from './engine-types.ts';
import type { SlotName } from './slot-data.ts';

/** The id of the picked feature where it is of this slot and has one. */
export function pickedId(pick: Pick, slot: SlotName): string | null {
  if (pick.feature?.slot !== slot) return null;
  const { id } = pick.feature.properties;
  return typeof id === 'string' ? id : null;
}
