import { blockId, type Change, type FaceRecord, gridId, type NameRecord, rememberPatch } from './change.ts';
import { lockedIds } from './ids.ts';
import { stretchOfEdge, stretchOfFace, stretchOfHalf } from './lookup.ts';
import type { FreshEdge, Patch } from './patch.ts';
import type { Plan } from './plan.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, RedrawRefusal, Stretch } from './redraw.ts';
import { numberBefore } from './renumbering.ts';
import { rework } from './rework.ts';
import { type Tables, tablesOf } from './tables.ts';

/** What a face is to be: its block and its grid in each tier, by id. */
export type FaceContent = Omit<FaceRecord, 'at'>;

/** `other-faces`: faces would appear, vanish or come to lie elsewhere; `locked`: a locked grid would change. */
export type ProposalRefusal = RedrawRefusal | 'other-faces' | 'locked';

export type ChangeProposal =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly reason: ProposalRefusal; readonly place: Point };

/**
 * The change that a redraw makes to a plan.
 * @param contentOf what each new face holds, given the old faces it came from; null to refuse with `other-faces`
 * @param addedName the id of the line that names edges made of added segments only
 */
export function proposeRedraw(
  plan: Plan,
  redraw: Redraw,
  contentOf: (cameFrom: readonly number[]) => FaceContent | null,
  addedName: string | null = null,
): ChangeProposal {
  const result = rework(plan.map, redraw);
  if (!result.ok) return result;
  const { patch } = result;
  const facesBefore = patch.faces.lost.map((face) => recordOfFace(plan, face));
  const facesAfter = new Array<FaceRecord>(patch.freshFaces.length);
  for (let i = 0; i < facesAfter.length; i++) {
    const { rings, cameFrom } = patch.freshFaces[i]!;
    const at = stretchOfNew(plan.map, patch, rings[0]![0]!);
    const content = contentOf(cameFrom);
    if (content === null) return { ok: false, reason: 'other-faces', place: at[0] };
    facesAfter[i] = { at, block: content.block, grids: content.grids };
  }
  const { namesBefore, namesAfter } = namesOf(plan, patch, addedName);
  const change: Change = {
    removed: redraw.removed,
    added: redraw.added,
    rerouted: redraw.rerouted,
    facesBefore,
    facesAfter,
    namesBefore,
    namesAfter,
    tablesBefore: null,
    tablesAfter: null,
  };
  rememberPatch(plan.map, change, patch);
  return unlessLocked(plan, change);
}

/** The change that gives faces other contents and perhaps the plan other tables, the borders staying as they are. */
export function proposeContents(
  plan: Plan,
  contents: ReadonlyMap<number, FaceContent>,
  tables: Tables | null = null,
): ChangeProposal {
  const faces = [...contents.keys()].sort((p, q) => p - q);
  return unlessLocked(plan, {
    removed: [],
    added: [],
    rerouted: [],
    facesBefore: faces.map((face) => recordOfFace(plan, face)),
    facesAfter: faces.map((face) => ({ at: stretchOfFace(plan.map, face), ...contents.get(face)! })),
    namesBefore: [],
    namesAfter: [],
    tablesBefore: tables && tablesOf(plan),
    tablesAfter: tables,
  });
}

/** Refuses a change to the faces or borders of a locked grid. */
function unlessLocked(plan: Plan, change: Change): ChangeProposal {
  const locked = plan.tiers.map(({ grids }) => lockedIds(grids));
  if (locked.every((ids) => ids.size === 0)) return { ok: true, change };
  for (const { at, grids } of [...change.facesBefore, ...change.facesAfter]) {
    if (grids.some((grid, t) => grid !== null && locked[t]!.has(grid))) {
      return { ok: false, reason: 'locked', place: at[0] };
    }
  }
  return { ok: true, change };
}

/** What a face of the plan holds. */
export function contentOfFace(plan: Plan, face: number): FaceContent {
  return { block: blockId(plan, face), grids: plan.tiers.map((tier) => gridId(tier, face)) };
}

function recordOfFace(plan: Plan, face: number): FaceRecord {
  const { block, grids } = contentOfFace(plan, face);
  return { at: stretchOfFace(plan.map, face), block, grids };
}

function namesOf(
  plan: Plan,
  { edges, freshEdges }: Patch,
  addedName: string | null,
): Pick<Change, 'namesBefore' | 'namesAfter'> {
  const nameOf = (edge: number) => {
    const name = plan.nameOfEdge[edge]!;
    return name === -1 ? null : plan.names[name]!.id;
  };
  const namesBefore: NameRecord[] = [];
  for (const edge of edges.lost) {
    const name = nameOf(edge);
    if (name !== null) namesBefore.push({ at: stretchOfEdge(plan.map, edge), name });
  }
  const namesAfter: NameRecord[] = [];
  for (const edge of freshEdges) {
    const name = edge.source === -1 ? addedName : nameOf(edge.source);
    if (name !== null) namesAfter.push({ at: firstStretch(edge), name });
  }
  return { namesBefore, namesAfter };
}

/** The stretch that begins the edge of a half-edge with a new number, turned the way this is walked. */
function stretchOfNew(map: PlanarMap, { edges, freshEdges }: Patch, half: number): Stretch {
  const edge = numberBefore(edges, half >> 1);
  if (edge >= 0) return stretchOfHalf(map, edge * 2 + (half & 1));
  const [first, second] = firstStretch(freshEdges[-1 - edge]!);
  return (half & 1) === 0 ? [first, second] : [second, first];
}

function firstStretch({ points }: FreshEdge): Stretch {
  return [
    [points[0]!, points[1]!],
    [points[2]!, points[3]!],
  ];
}
