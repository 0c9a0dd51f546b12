import type { PlanGrid } from './plan.ts';

/**
 * Finding things of a plan's lists by id. Plans share the lists that an edit does not change, so a list is looked through
 * once and the outcome kept for as long as the list is.
 */

const indices = new WeakMap<readonly (string | { readonly id: string })[], ReadonlyMap<string, number>>();

/** The first place of each id in a list of ids, or of things with ids. */
export function indexOfIds(list: readonly (string | { readonly id: string })[]): ReadonlyMap<string, number> {
  let index = indices.get(list);
  if (index === undefined) {
    index = indexOf(list);
    indices.set(list, index);
  }
  return index;
}

/** The place of an id in an index; −1 if it is not there. */
export function placeIn(index: ReadonlyMap<string, number>, id: string | null): number {
  return id === null ? -1 : (index.get(id) ?? -1);
}

function indexOf(list: readonly (string | { readonly id: string })[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  // From the back, so that the first of equal ones counts.
  for (let i = list.length - 1; i >= 0; i--) {
    const one = list[i]!;
    index.set(typeof one === 'string' ? one : one.id, i);
  }
  return index;
}

const locked = new WeakMap<readonly PlanGrid[], ReadonlySet<string>>();

/** The ids of the locked ones among a tier's grids. */
export function lockedIds(grids: readonly PlanGrid[]): ReadonlySet<string> {
  let ids = locked.get(grids);
  if (ids === undefined) {
    ids = new Set(grids.filter((grid) => grid.locked).map((grid) => grid.id));
    locked.set(grids, ids);
  }
  return ids;
}
