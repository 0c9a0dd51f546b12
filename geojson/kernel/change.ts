import { indexOfIds, placeIn } from './ids.ts';
import { edgeAt, faceLeftOf, pointAt } from './lookup.ts';
import type { Patch } from './patch.ts';
import type { Plan, PlanTier } from './plan.ts';
import { carried, copied } from './plan-copy.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Point, RedrawRefusal, Reroute, Stretch } from './redraw.ts';
import { type ReworkResult, rework } from './rework.ts';
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
  const known = knownPatch(plan.map, change);
  const faces = known?.faces.lost ?? namedFaces(before.map, change.facesBefore);
  for (let i = 0; i < faces.length; i++) {
    const record = change.facesBefore[i]!;
    if (faces[i] === OUTSIDE || !agrees(before, faces[i]!, record)) return stale(before, change, record.at);
  }
  const { removed, added, rerouted, facesAfter } = change;
  if (removed.length + added.length + rerouted.length === 0) {
    return withRecords(copied(plan), change, namedFaces(plan.map, facesAfter), facesAfter.length);
  }
  const result: ReworkResult =
    known === null ? rework(plan.map, { faces, removed, added, rerouted }) : { ok: true, patch: known };
  if (!result.ok) return result;
  const { freshFaces } = result.patch;
  const after = carried(plan, result.patch);
  return withRecords(
    after,
    change,
    known?.faces.fresh ?? namedFaces(after.map, facesAfter),
    freshFaces.length,
  );
}

/** The patch that a change was read from, if it is at hand: then its faces are known by number, in the order of the change's records. */
function knownPatch(map: PlanarMap, change: Change): Patch | null {
  const known = lastProposed.get(map);
  return known?.change === change ? known.patch : null;
}

/** The faces that records are about; `OUTSIDE` for those that are not there. */
function namedFaces(map: PlanarMap, records: readonly FaceRecord[]): number[] {
  return records.map(({ at }) => faceLeftOf(map, at));
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

/**
 * Writes what faces and edges become into a plan nobody else has; `stale` if some of the `made` new faces are left without a word.
 * @param faces those the records are about, in their order
 */
function withRecords(plan: Plan, change: Change, faces: readonly number[], made: number): ChangeResult {
  const { facesAfter } = change;
  const lost = faces.indexOf(OUTSIDE);
  if (lost !== -1) return stale(plan, change, facesAfter[lost]!.at);
  if (distinctCount(faces) !== made) return stale(plan, change);
  const blocks = indexOfIds(plan.blockIds);
  for (let i = 0; i < faces.length; i++) plan.blockOfFace[faces[i]!] = placeIn(blocks, facesAfter[i]!.block);
  for (let t = 0; t < plan.tiers.length; t++) {
    const { grids, gridOfFace } = plan.tiers[t]!;
    const numbers = indexOfIds(grids);
    for (let i = 0; i < faces.length; i++) gridOfFace[faces[i]!] = placeIn(numbers, facesAfter[i]!.grids[t]!);
  }
  return withNames(plan, change);
}

/** The same for the names of edges. */
function withNames(plan: Plan, change: Change): ChangeResult {
  for (const { at } of change.namesBefore) {
    const edge = edgeAt(plan.map, at);
    if (edge !== -1) plan.nameOfEdge[edge] = -1;
  }
  for (const { at, name } of change.namesAfter) {
    const edge = edgeAt(plan.map, at);
    if (edge === -1) return stale(plan, change, at);
    plan.nameOfEdge[edge] = placeIn(indexOfIds(plan.names), name);
  }
  return { ok: true, plan };
}

/** How many different faces there are in a list. A patch has them in order, where a set would cost more than what it is for. */
function distinctCount(faces: readonly number[]): number {
  for (let i = 1; i < faces.length; i++) if (faces[i]! <= faces[i - 1]!) return new Set(faces).size;
  return faces.length;
}

export function blockId(plan: Plan, face: number): string | null {
  return plan.blockIds[plan.blockOfFace[face]!] ?? null;
}

export function gridId({ grids, gridOfFace }: PlanTier, face: number): string | null {
  return grids[gridOfFace[face]!]?.id ?? null;
}
