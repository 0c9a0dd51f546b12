import { blockId, type Change, type FaceRecord, gridId, type NameRecord } from './change.ts';
import { stretchOfEdge, stretchOfFace } from './lookup.ts';
import type { Plan } from './plan.ts';
import type { Point, Redraw, RedrawRefusal, Rework } from './redraw.ts';
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
  const { local, replaced, isNew, cameFrom } = result.rework;
  const facesBefore = replaced.map((face) => recordOfFace(plan, face));
  const facesAfter: FaceRecord[] = [];
  for (let face = 0; face < local.faceCount; face++) {
    if (!isNew[face]) continue;
    const at = stretchOfFace(local, face);
    const content = contentOf(cameFrom[face]!);
    if (content === null) return { ok: false, reason: 'other-faces', place: at[0] };
    facesAfter.push({ at, ...content });
  }
  return unlessLocked(plan, {
    removed: redraw.removed,
    added: redraw.added,
    rerouted: redraw.rerouted,
    facesBefore,
    facesAfter,
    ...namesOf(plan, result.rework, addedName),
    tablesBefore: null,
    tablesAfter: null,
  });
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
  const locked = plan.tiers.map(
    ({ grids }) => new Set(grids.filter((grid) => grid.locked).map((grid) => grid.id)),
  );
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
  return { at: stretchOfFace(plan.map, face), ...contentOfFace(plan, face) };
}

function namesOf(
  plan: Plan,
  { local, oldEdge, mostlyFrom, lostEdges }: Rework,
  addedName: string | null,
): Pick<Change, 'namesBefore' | 'namesAfter'> {
  const nameOf = (edge: number) => plan.names[plan.nameOfEdge[edge]!]?.id ?? null;
  const namesBefore: NameRecord[] = [];
  for (const edge of lostEdges) {
    const name = nameOf(edge);
    if (name !== null) namesBefore.push({ at: stretchOfEdge(plan.map, edge), name });
  }
  const namesAfter: NameRecord[] = [];
  for (let edge = 0; edge < local.edgeCount; edge++) {
    if (oldEdge[edge] !== -1) continue;
    const name = mostlyFrom[edge] === -1 ? addedName : nameOf(mostlyFrom[edge]!);
    if (name !== null) namesAfter.push({ at: stretchOfEdge(local, edge), name });
  }
  return { namesBefore, namesAfter };
}
