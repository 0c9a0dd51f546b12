import { blockId, type Change, type FaceRecord, gridId, type NameRecord } from './change.ts';
import { stretchOfEdge, stretchOfFace } from './lookup.ts';
import type { Plan } from './plan.ts';
import { type Point, type Redraw, type RedrawRefusal, type Rework, rework } from './rework.ts';

/** What a face is to be: its block and its grid in each tier, by id. */
export type FaceContent = Omit<FaceRecord, 'at'>;

export type ChangeProposal =
  | { readonly ok: true; readonly change: Change; readonly rework: Rework }
  | { readonly ok: false; readonly reason: RedrawRefusal | 'other-faces'; readonly place: Point };

/**
 * The change that a redraw makes to a plan.
 * @param contentOf what each new face holds, given the old faces it came from; null to refuse with `other-faces`
 * @param addedName the id of the line that names edges made of added segments only
 */
export function proposeChange(
  plan: Plan,
  redraw: Redraw,
  contentOf: (cameFrom: readonly number[], localFace: number, rework: Rework) => FaceContent | null,
  addedName: string | null = null,
): ChangeProposal {
  const result = rework(plan.map, redraw);
  if (!result.ok) return result;
  const { local, replaced, isNew, cameFrom } = result.rework;
  const facesAfter: FaceRecord[] = [];
  for (let face = 0; face < local.faceCount; face++) {
    if (!isNew[face]) continue;
    const at = stretchOfFace(local, face);
    const content = contentOf(cameFrom[face]!, face, result.rework);
    if (content === null) return { ok: false, reason: 'other-faces', place: at[0] };
    facesAfter.push({ at, ...content });
  }
  const change: Change = {
    removed: redraw.removed,
    added: redraw.added,
    facesBefore: replaced.map((face) => ({
      at: stretchOfFace(plan.map, face),
      ...contentOfFace(plan, face),
    })),
    facesAfter,
    ...namesOf(plan, result.rework, addedName),
  };
  return { ok: true, change, rework: result.rework };
}

/** What a face of the plan holds. */
export function contentOfFace(plan: Plan, face: number): FaceContent {
  return { block: blockId(plan, face), grids: plan.tiers.map((tier) => gridId(tier, face)) };
}

function namesOf(plan: Plan, { local, oldEdge, mostlyFrom, lostEdges }: Rework, addedName: string | null) {
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
