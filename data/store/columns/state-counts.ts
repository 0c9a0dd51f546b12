import { displayStates } from '../../model/issue.ts';
import type { StateCounts } from '../../model/replies.ts';

/** Counts by display state, in the order of `displayStates`: four numbers in a row somewhere in an array. */
export const states = displayStates.length;

export function addTo(sums: Uint32Array, at: number, counts: Uint8Array | Uint32Array, first: number): void {
  for (let place = 0; place < states; place++) sums[at + place]! += counts[first + place]!;
}

export const countsAt = (sums: Uint32Array, at: number): StateCounts => ({
  new: sums[at]!,
  'in-hand': sums[at + 1]!,
  overdue: sums[at + 2]!,
  closed: sums[at + 3]!,
});

export const isNothing = (counts: Uint8Array | Uint32Array, at: number): boolean =>
  counts[at]! + counts[at + 1]! + counts[at + 2]! + counts[at + 3]! === 0;
