import type { Plan } from '../kernel/plan.ts';
import { type AssignFaces, assignFaces } from './assign-faces.ts';
import { type CreateGrid, createGrid } from './create-grid.ts';
import { type DissolveGrid, dissolveGrid } from './dissolve-grid.ts';
import { type InsertVertex, insertVertex } from './insert-vertex.ts';
import { type LockGrid, lockGrid } from './lock-grid.ts';
import { type MarkDividing, markDividing } from './mark-dividing.ts';
import { type MergeFaces, mergeFaces } from './merge-faces.ts';
import { type MoveGrid, moveGrid } from './move-grid.ts';
import { type MoveVertex, moveVertex } from './move-vertex.ts';
import { type NameEdges, nameEdges } from './name-edges.ts';
import type { Proposal } from './operation.ts';
import { type RemoveVertex, removeVertex } from './remove-vertex.ts';
import { type RenameGrid, renameGrid } from './rename-grid.ts';
import { type ReshapeEdge, reshapeEdge } from './reshape-edge.ts';
import { type SplitFaces, splitFaces } from './split-faces.ts';

/** Every operation, once. A test walks this list and runs each through the same invariants. */
export const operations = [
  moveVertex,
  insertVertex,
  removeVertex,
  reshapeEdge,
  splitFaces,
  mergeFaces,
  assignFaces,
  createGrid,
  dissolveGrid,
  renameGrid,
  moveGrid,
  lockGrid,
  nameEdges,
  markDividing,
] as const;

/** An operation with its input, as it is sent and stored. */
export type OperationInput =
  | ({ readonly op: 'move-vertex' } & MoveVertex)
  | ({ readonly op: 'insert-vertex' } & InsertVertex)
  | ({ readonly op: 'remove-vertex' } & RemoveVertex)
  | ({ readonly op: 'reshape-edge' } & ReshapeEdge)
  | ({ readonly op: 'split-faces' } & SplitFaces)
  | ({ readonly op: 'merge-faces' } & MergeFaces)
  | ({ readonly op: 'assign-faces' } & AssignFaces)
  | ({ readonly op: 'create-grid' } & CreateGrid)
  | ({ readonly op: 'dissolve-grid' } & DissolveGrid)
  | ({ readonly op: 'rename-grid' } & RenameGrid)
  | ({ readonly op: 'move-grid' } & MoveGrid)
  | ({ readonly op: 'lock-grid' } & LockGrid)
  | ({ readonly op: 'name-edges' } & NameEdges)
  | ({ readonly op: 'mark-dividing' } & MarkDividing);

/** Proposes an operation given by name. */
export function propose(plan: Plan, input: OperationInput): Proposal {
  switch (input.op) {
    case 'move-vertex':
      return moveVertex.propose(plan, input);
    case 'insert-vertex':
      return insertVertex.propose(plan, input);
    case 'remove-vertex':
      return removeVertex.propose(plan, input);
    case 'reshape-edge':
      return reshapeEdge.propose(plan, input);
    case 'split-faces':
      return splitFaces.propose(plan, input);
    case 'merge-faces':
      return mergeFaces.propose(plan, input);
    case 'assign-faces':
      return assignFaces.propose(plan, input);
    case 'create-grid':
      return createGrid.propose(plan, input);
    case 'dissolve-grid':
      return dissolveGrid.propose(plan, input);
    case 'rename-grid':
      return renameGrid.propose(plan, input);
    case 'move-grid':
      return moveGrid.propose(plan, input);
    case 'lock-grid':
      return lockGrid.propose(plan, input);
    case 'name-edges':
      return nameEdges.propose(plan, input);
    case 'mark-dividing':
      return markDividing.propose(plan, input);
  }
}
