import { edgeAt, faceLeftOf } from './lookup.ts';
import type { Plan, PlanTier } from './plan.ts';
import { OUTSIDE } from './planar-map.ts';
import { type Point, type RedrawRefusal, rework, type Stretch } from './rework.ts';
import { type Splice, splice } from './splice.ts';

/**
 * A change is one edit to a plan as data: what is taken away, what is added, and what the faces and edges concerned
 * were and become. It names everything by place and id, never by number, so it can be stored, sent and applied to a plan that
 * has changed elsewhere. Its inverse is itself with before and after exchanged, and gives back the same bytes.
 */
export interface Change {
  readonly removed: readonly Stretch[];
  readonly added: readonly Stretch[];
  readonly facesBefore: readonly FaceRecord[];
  readonly facesAfter: readonly FaceRecord[];
  /** The named ones among the edges that are lost and made. */
  readonly namesBefore: readonly NameRecord[];
  readonly namesAfter: readonly NameRecord[];
}

export interface FaceRecord {
  /** The face is on the left of this stretch, which is one end of an edge. */
  readonly at: Stretch;
  readonly block: string | null;
  /** The grid in each tier, in the plan's order. */
  readonly grids: readonly (string | null)[];
}

export interface NameRecord {
  /** The first stretch of the edge, in its canonical direction. */
  readonly at: Stretch;
  /** The id of the line that names it. */
  readonly name: string;
}

export type ChangeResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly reason: RedrawRefusal; readonly place: Point };

export function invertChange(change: Change): Change {
  return {
    removed: change.added,
    added: change.removed,
    facesBefore: change.facesAfter,
    facesAfter: change.facesBefore,
    namesBefore: change.namesAfter,
    namesAfter: change.namesBefore,
  };
}

/** The plan after a change. Refuses one that does not fit the plan; the plan given is not altered. */
export function applyChange(plan: Plan, change: Change): ChangeResult {
  const faces: number[] = [];
  for (const record of change.facesBefore) {
    const face = faceLeftOf(plan.map, record.at);
    if (face === OUTSIDE || !agrees(plan, face, record))
      return { ok: false, reason: 'stale', place: record.at[0] };
    faces.push(face);
  }
  if (change.removed.length === 0 && change.added.length === 0) {
    return { ok: true, plan: withRecords(plan, plan, change) };
  }
  const result = rework(plan.map, { faces, removed: change.removed, added: change.added });
  if (!result.ok) return result;
  return { ok: true, plan: withRecords(plan, carried(plan, splice(plan.map, result.rework)), change) };
}

/** Is a face what a record says? */
function agrees(plan: Plan, face: number, { block, grids }: FaceRecord): boolean {
  return (
    blockId(plan, face) === block &&
    grids.length === plan.tiers.length &&
    plan.tiers.every((tier, t) => gridId(tier, face) === grids[t])
  );
}

/** The plan on its new map, with the new faces and edges blank. */
function carried(plan: Plan, { map, faceMap, edgeMap }: Splice): Plan {
  const carry = (values: Int32Array, numbers: Int32Array, length: number) => {
    const result = new Int32Array(length).fill(-1);
    numbers.forEach((to, from) => {
      if (to !== -1) result[to] = values[from]!;
    });
    return result;
  };
  return {
    ...plan,
    map,
    blockOfFace: carry(plan.blockOfFace, faceMap, map.faceCount),
    nameOfEdge: carry(plan.nameOfEdge, edgeMap, map.edgeCount),
    tiers: plan.tiers.map((tier) => ({
      ...tier,
      gridOfFace: carry(tier.gridOfFace, faceMap, map.faceCount),
    })),
  };
}

/** Writes what faces and edges become; arrays shared with the old plan are copied first. */
function withRecords(old: Plan, plan: Plan, change: Change): Plan {
  const fresh = (values: Int32Array, before: Int32Array) => (values === before ? values.slice() : values);
  const blockOfFace = fresh(plan.blockOfFace, old.blockOfFace);
  const nameOfEdge = fresh(plan.nameOfEdge, old.nameOfEdge);
  const tiers = plan.tiers.map((tier, t) => ({
    ...tier,
    gridOfFace: fresh(tier.gridOfFace, old.tiers[t]!.gridOfFace),
  }));
  for (const { at, block, grids } of change.facesAfter) {
    const face = faceLeftOf(plan.map, at);
    if (face === OUTSIDE) throw new Error('a change says nothing about a face it makes');
    blockOfFace[face] = block === null ? -1 : plan.blockIds.indexOf(block);
    tiers.forEach((tier, t) => {
      tier.gridOfFace[face] = tier.grids.findIndex(({ id }) => id === grids[t]);
    });
  }
  for (const { at } of change.namesBefore) {
    const edge = edgeAt(plan.map, at);
    if (edge !== -1) nameOfEdge[edge] = -1;
  }
  for (const { at, name } of change.namesAfter) {
    nameOfEdge[edgeAt(plan.map, at)] = plan.names.findIndex(({ id }) => id === name);
  }
  return { ...plan, blockOfFace, nameOfEdge, tiers };
}

export function blockId(plan: Plan, face: number): string | null {
  return plan.blockIds[plan.blockOfFace[face]!] ?? null;
}

export function gridId({ grids, gridOfFace }: PlanTier, face: number): string | null {
  return grids[gridOfFace[face]!]?.id ?? null;
}
