import { arrayRoom, ints } from './array-room.ts';
import type { Patch } from './patch.ts';
import type { Plan, PlanTier } from './plan.ts';
import type { Renumbering } from './renumbering.ts';
import { splice, spliceValues } from './splice.ts';

/** Copies of plans, for a change to write into: what faces and edges hold is theirs, the lists are shared. */

/** A plan on the map that a patch makes of its own, with the new faces and edges blank. */
export function carried({ map, blockIds, blockOfFace, tiers, names, nameOfEdge }: Plan, patch: Patch): Plan {
  const { faces, edges } = patch;
  const room = arrayRoom(edges.newCount + (1 + tiers.length) * faces.newCount);
  return {
    map: splice(map, patch),
    blockIds,
    blockOfFace: carriedValues(ints(room, faces.newCount), blockOfFace, faces),
    tiers: tiers.map(({ id, parent, grids, gridOfFace }): PlanTier => {
      return { id, parent, grids, gridOfFace: carriedValues(ints(room, faces.newCount), gridOfFace, faces) };
    }),
    names,
    nameOfEdge: carriedValues(ints(room, edges.newCount), nameOfEdge, edges),
  };
}

function carriedValues(target: Int32Array, values: Int32Array, numbers: Renumbering): Int32Array {
  spliceValues(target, values, numbers);
  for (const number of numbers.fresh) target[number] = -1;
  return target;
}

/** A plan with arrays of its own for what faces and edges hold. */
export function copied(plan: Plan): Plan {
  return {
    ...plan,
    blockOfFace: plan.blockOfFace.slice(),
    nameOfEdge: plan.nameOfEdge.slice(),
    tiers: plan.tiers.map((tier) => ({ ...tier, gridOfFace: tier.gridOfFace.slice() })),
  };
}
