import { pointAt, stretchOfEdge } from '../kernel/lookup.ts';
import type { Plan } from '../kernel/plan.ts';
import type { LineName } from '../kernel/plan-input.ts';
import { OUTSIDE } from '../kernel/planar-map.ts';
import { proposeNames } from '../kernel/propose-names.ts';
import { tablesOf } from '../kernel/tables.ts';
import { asEdit, type Operation } from './operation.ts';

export interface NameEdges {
  /** By index. */
  readonly edges: readonly number[];
  /** The line they are named after; one with a new id is added to the plan's. Null takes their names away. */
  readonly line: LineName | null;
}

/** Names edges, as the four bounds will call them. */
export const nameEdges: Operation<NameEdges> = {
  name: 'name-edges',
  propose(plan, { edges, line }) {
    const stray = edges.some((edge) => !(edge >= 0 && edge < plan.map.edgeCount));
    if (stray || edges.length === 0) return { ok: false, reason: 'no-segment', place: pointAt(plan.map, 0) };
    const before = tablesOf(plan);
    const known = line === null || plan.names.some(({ id }) => id === line.id);
    const tables = known ? null : { ...before, names: [...before.names, line] };
    const id = line?.id ?? null;
    const changed = edges.filter((edge) => (plan.names[plan.nameOfEdge[edge]!]?.id ?? null) !== id);
    if (changed.length === 0) {
      return { ok: false, reason: 'unchanged', place: stretchOfEdge(plan.map, edges[0]!)[0] };
    }
    const locked = changed.find((edge) => isLocked(plan, edge));
    if (locked !== undefined) {
      return { ok: false, reason: 'locked', place: stretchOfEdge(plan.map, locked)[0] };
    }
    return asEdit('name-edges', proposeNames(plan, changed, id, tables));
  },
};

/** Is an edge on the border of a locked grid, or within one? */
function isLocked({ map, tiers }: Plan, edge: number): boolean {
  return [map.edgeLeft[edge]!, map.edgeRight[edge]!].some(
    (face) =>
      face !== OUTSIDE && tiers.some(({ grids, gridOfFace }) => grids[gridOfFace[face]!]?.locked === true),
  );
}
