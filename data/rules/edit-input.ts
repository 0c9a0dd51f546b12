import { edgeAt, faceLeftOf, stretchOfEdge, stretchOfFace } from '../../geojson/kernel/lookup.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import type { Point, Stretch } from '../../geojson/kernel/redraw.ts';
import type { OperationInput } from '../../geojson/operations/registry.ts';
import type { BoundaryEdit } from '../model/edit.ts';

export type FoundInput =
  | { readonly ok: true; readonly input: OperationInput }
  /** The edit names a face or an edge that is not in the plan: where. */
  | { readonly ok: false; readonly place: Point };

/** What an edit stands for in a plan: the operation's input, with faces and edges by number. */
export function inputOfEdit({ map }: Plan, edit: BoundaryEdit): FoundInput {
  switch (edit.op) {
    case 'split-faces':
    case 'merge-faces':
    case 'assign-faces':
    case 'create-grid': {
      const faces = edit.faces.map((stretch) => faceLeftOf(map, stretch));
      const missing = edit.faces[faces.indexOf(-1)];
      return missing === undefined
        ? { ok: true, input: { ...edit, faces } }
        : { ok: false, place: missing[0] };
    }
    case 'name-edges': {
      const edges = edit.edges.map((stretch) => edgeAt(map, stretch));
      const missing = edit.edges[edges.indexOf(-1)];
      return missing === undefined
        ? { ok: true, input: { ...edit, edges } }
        : { ok: false, place: missing[0] };
    }
    default:
      return { ok: true, input: edit };
  }
}

type Pair = [number, number];
const pair = ([x, y]: Point): Pair => [x, y];
const stretchPair = ([from, to]: Stretch): [Pair, Pair] => [pair(from), pair(to)];

/** The edit by which an operation on a plan is stored: with faces and edges by place. */
export function editOfInput({ map }: Plan, input: OperationInput): BoundaryEdit {
  const facesOf = (faces: readonly number[]) => faces.map((face) => stretchPair(stretchOfFace(map, face)));
  switch (input.op) {
    case 'move-vertex':
      return { ...input, from: pair(input.from), to: pair(input.to) };
    case 'insert-vertex':
      return { ...input, after: pair(input.after), before: pair(input.before), at: pair(input.at) };
    case 'remove-vertex':
      return { ...input, at: pair(input.at) };
    case 'reshape-edge':
      return { ...input, line: input.line.map(pair) };
    case 'split-faces':
      return { ...input, faces: facesOf(input.faces), line: input.line.map(pair) };
    case 'merge-faces':
    case 'assign-faces':
    case 'create-grid':
      return { ...input, faces: facesOf(input.faces) };
    case 'name-edges':
      return { ...input, edges: input.edges.map((edge) => stretchPair(stretchOfEdge(map, edge))) };
    default:
      return input;
  }
}
