import { arrayRoom } from './array-room.ts';
import { indexOfId } from './ids.ts';
import { edgeAt, faceLeftOf, pointAt } from './lookup.ts';
import type { Patch } from './patch.ts';
import type { Plan, PlanTier } from './plan.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Point, RedrawRefusal, Reroute, Stretch } from './redraw.ts';
import type { Renumbering } from './renumbering.ts';
import { type ReworkResult, rework } from './rework.ts';
import { splice, spliceValues } from './splice.ts';
import { type Tables, withTables } from './tables.ts';

/**
 * A change is one edit to a plan as data: what is taken away, what is added, and what the faces and edges concerned
 * were and become. It names everything by place and id, never by number, so it can be stored, sent and applied to a plan that
 * has changed elsewhere. Its inverse is itself with before and after exchanged, and gives back the same bytes.
 */
export interface Change {
  readonly removed: readonly Stretch[];
  readonly added: readonly Stretch[];
  readonly rerouted: readonly Reroute[];
  readonly facesBefore: readonly FaceRecord[];
  readonly facesAfter: readonly FaceRecord[];
  /** The named ones among the edges that are lost and made. */
  readonly namesBefore: readonly NameRecord[];
  readonly namesAfter: readonly NameRecord[];
  /** The lists of grids and of named lines, where they change; null where they do not. */
  readonly tablesBefore: Tables | null;
  readonly tablesAfter: Tables | null;
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
    rerouted: change.rerouted.map(({ before, after }) => ({ before: after, after: before })),
    facesBefore: change.facesAfter,
    facesAfter: change.facesBefore,
    namesBefore: change.namesAfter,
    namesAfter: change.namesBefore,
    tablesBefore: change.tablesAfter,
    tablesAfter: change.tablesBefore,
  };
}

const lastProposed = new WeakMap<PlanarMap, { readonly change: Change; readonly patch: Patch }>();

/** Keeps the patch that a change was read from, the last one of a map: what is proposed is mostly applied at once. */
export function rememberPatch(map: PlanarMap, change: Change, patch: Patch): void {
  lastProposed.set(map, { change, patch });
}

/** The plan after a change. Refuses one that does not fit the plan; the plan given is not altered. */
export function applyChange(before: Plan, change: Change): ChangeResult {
  const plan = withTables(before, change.tablesBefore, change.tablesAfter);
  if (plan === null) return stale(before, change);
  const faces: number[] = [];
  for (const record of change.facesBefore) {
    const face = faceLeftOf(before.map, record.at);
    if (face === OUTSIDE || !agrees(before, face, record)) return stale(before, change, record.at);
    faces.push(face);
  }
  const { removed, added, rerouted } = change;
  if (removed.length + added.length + rerouted.length === 0)
    return withRecords(copied(plan), change, change.facesAfter.length);
  const known = lastProposed.get(plan.map);
  const result: ReworkResult =
    known?.change === change
      ? { ok: true, patch: known.patch }
      : rework(plan.map, { faces, removed, added, rerouted });
  if (!result.ok) return result;
  return withRecords(carried(plan, result.patch), change, result.patch.freshFaces.length);
}

function stale({ map }: Plan, change: Change, at?: Stretch): ChangeResult {
  const [place] = at ?? change.facesBefore[0]?.at ?? [pointAt(map, 0)];
  return { ok: false, reason: 'stale', place };
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
function carried(plan: Plan, patch: Patch): Plan {
  const { faces, edges } = patch;
  const { ints } = arrayRoom(edges.newCount + (1 + plan.tiers.length) * faces.newCount);
  const carry = (values: Int32Array, numbers: Renumbering) => {
    const result = ints(numbers.newCount);
    spliceValues(result, values, numbers);
    for (const number of numbers.fresh) result[number] = -1;
    return result;
  };
  return {
    ...plan,
    map: splice(plan.map, patch),
    blockOfFace: carry(plan.blockOfFace, faces),
    nameOfEdge: carry(plan.nameOfEdge, edges),
    tiers: plan.tiers.map((tier) => ({ ...tier, gridOfFace: carry(tier.gridOfFace, faces) })),
  };
}

/** The plan with arrays of its own for what faces and edges hold. */
function copied(plan: Plan): Plan {
  return {
    ...plan,
    blockOfFace: plan.blockOfFace.slice(),
    nameOfEdge: plan.nameOfEdge.slice(),
    tiers: plan.tiers.map((tier) => ({ ...tier, gridOfFace: tier.gridOfFace.slice() })),
  };
}

/** Writes what faces and edges become into a plan nobody else has; `stale` if some of the `made` new faces are left without a word. */
function withRecords(plan: Plan, change: Change, made: number): ChangeResult {
  const { blockOfFace, nameOfEdge, tiers } = plan;
  const written = new Set<number>();
  for (const { at, block, grids } of change.facesAfter) {
    const face = faceLeftOf(plan.map, at);
    if (face === OUTSIDE) return stale(plan, change, at);
    written.add(face);
    blockOfFace[face] = indexOfId(plan.blockIds, block);
    tiers.forEach((tier, t) => {
      tier.gridOfFace[face] = indexOfId(tier.grids, grids[t]!);
    });
  }
  if (written.size !== made) return stale(plan, change);
  for (const { at } of change.namesBefore) {
    const edge = edgeAt(plan.map, at);
    if (edge !== -1) nameOfEdge[edge] = -1;
  }
  for (const { at, name } of change.namesAfter) {
    const edge = edgeAt(plan.map, at);
    if (edge === -1) return stale(plan, change, at);
    nameOfEdge[edge] = indexOfId(plan.names, name);
  }
  return { ok: true, plan };
}

export function blockId(plan: Plan, face: number): string | null {
  return plan.blockIds[plan.blockOfFace[face]!] ?? null;
}

export function gridId({ grids, gridOfFace }: PlanTier, face: number): string | null {
  return grids[gridOfFace[face]!]?.id ?? null;
}
