import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftedPlan } from '../../../data/rules/apply-edit.ts';
import { editOfInput } from '../../../data/rules/edit-input.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { Refusal } from '../../../geojson/operations/operation.ts';
import type { DraftSession } from '../../session/draft-session.ts';
import {
  type DragCommand,
  type DragEvent,
  type DragState,
  dragStep,
  idle,
  type LatticePoint,
  samePlace,
} from '../../tools/drag-vertex.ts';
import { type Direction, nudge } from '../../tools/nudge.ts';
import {
  draggableVertices,
  nearestVertex,
  type PixelScale,
  type VertexSet,
  verticesIn,
} from '../../tools/vertex-set.ts';
import { type DrawnPlan, drawPlan, redrawPlan } from './drawn-plan.ts';
import type { PlanAction } from './plan-action.ts';
import { type Preview, previewMove } from './preview-move.ts';

/** Why the last attempt was refused, and where. */
export interface RefusedMove {
  readonly reason: Refusal;
  readonly place: LatticePoint;
}

/** What the planner sees: the draft, or the draft as it would be if the vertex were let go now. */
export interface EditorState {
  readonly drawn: DrawnPlan;
  readonly vertices: VertexSet;
  readonly hovered: LatticePoint | null;
  readonly selected: LatticePoint | null;
  /** The vertex's place before and now, while it is being dragged. */
  readonly drag: { readonly from: LatticePoint; readonly to: LatticePoint } | null;
  readonly refused: RefusedMove | null;
}

export interface PlanEditor {
  readonly store: StoreApi<EditorState>;
  /** Takes a pointer or Escape. @returns true if the map is to stand still */
  readonly receive: (event: DragEvent, scale: PixelScale, reach: number) => boolean;
  /** Moves the selected vertex a little: one undo step. */
  readonly nudge: (direction: Direction, metres: number) => void;
  readonly select: (vertex: LatticePoint | null) => void;
  /** Drops what is being dragged; with nothing to drop, lets go of the selected vertex. */
  readonly letGo: () => void;
  /** Carries out an action as one undo step. */
  readonly carryOut: (action: PlanAction) => void;
  /** The tier whose borders (and whose parents' borders) can be taken. */
  readonly setTier: (tier: number) => void;
  /** Follows the session from now on; call what it returns to stop. */
  readonly start: () => () => void;
}

/** The planner's editing without a map or a page: the drag tool at work on a draft session. */
export function createPlanEditor(session: DraftSession<DraftedPlan>, firstTier = 0): PlanEditor {
  let tier = firstTier;
  let drag: DragState = idle;
  const draft = () => session.store.getState().plan.now;
  /** The draft without what is being dragged. */
  let settled = drawPlan(draft());
  const moves = previewer(draft);
  const store = createStore<EditorState>(() => ({
    drawn: settled,
    vertices: verticesOf(settled.plan, tier),
    hovered: null,
    selected: null,
    drag: null,
    refused: null,
  }));
  const follow = (plan: Plan) => {
    if (plan === settled.plan) return;
    settled = drawPlan(plan);
    const vertices = verticesOf(plan, tier);
    const { selected } = store.getState();
    const isThere = selected !== null && verticesIn(vertices, selected, selected).length > 0;
    store.setState({ drawn: settled, vertices, drag: null, selected: isThere ? selected : null });
  };

  const commit = (from: LatticePoint, to: LatticePoint) => {
    const applied = session.commit({ op: 'move-vertex', from: [...from], to: [...to] });
    if (applied.ok) store.setState({ selected: to, refused: null });
  };
  /** Shows the move; only what it touches is drawn anew. */
  const preview = (from: LatticePoint, to: LatticePoint) => {
    const result = moves(from, to);
    if (!result.ok) return;
    store.setState({
      drawn: redrawPlan(settled, result.plan, result.touched),
      drag: { from, to },
      refused: null,
    });
  };
  const select = (vertex: LatticePoint | null) => store.setState({ selected: vertex, refused: null });
  const drop = () => store.setState({ drawn: settled, drag: null, refused: null });
  const execute = (command: DragCommand) => {
    if (command.kind === 'hover') store.setState({ hovered: command.vertex });
    if (command.kind === 'select') select(command.vertex);
    if (command.kind === 'preview') preview(command.from, command.to);
    if (command.kind === 'commit') commit(command.from, command.to);
    if (command.kind === 'drop') drop();
  };

  const receive: PlanEditor['receive'] = (event, scale, reach) => {
    const step = dragStep(drag, event, {
      vertexAt: ({ place }) => nearestVertex(store.getState().vertices, place, scale, reach),
      refusal: (from, to) => {
        const result = moves(from, to);
        if (result.ok) return null;
        store.setState({ refused: result });
        return result;
      },
    });
    drag = step.state;
    step.commands.forEach(execute);
    return drag.kind !== 'idle';
  };

  return {
    store,
    receive,
    nudge: (direction, metres) => {
      const { selected } = store.getState();
      if (selected === null || drag.kind !== 'idle') return;
      const to = nudge(selected, direction, metres);
      const result = moves(selected, to);
      if (result.ok) commit(selected, to);
      else store.setState({ refused: result });
    },
    select,
    letGo: () => {
      if (store.getState().drag === null) select(null);
      receive({ kind: 'cancel' }, { east: 1, north: 1 }, 0);
    },
    carryOut: ({ input }) => void session.commit(editOfInput(draft(), input)),
    setTier: (next) => {
      tier = next;
      store.setState({ vertices: verticesOf(settled.plan, tier), selected: null, hovered: null });
    },
    start: () => {
      follow(draft());
      return session.store.subscribe(({ plan }) => follow(plan.now));
    },
  };
}

/** Asks the kernel about a move, and remembers the last answer: the tool asks whether it may, then for what it gives. */
function previewer(draft: () => Plan): (from: LatticePoint, to: LatticePoint) => Preview {
  let last: {
    readonly plan: Plan;
    readonly from: LatticePoint;
    readonly to: LatticePoint;
    readonly answer: Preview;
  } | null = null;
  return (from, to) => {
    const plan = draft();
    if (last === null || last.plan !== plan || !samePlace(last.from, from) || !samePlace(last.to, to))
      last = { plan, from, to, answer: previewMove(plan, from, to) };
    return last.answer;
  };
}

/** What can be dragged: the borders of a tier and of the tiers above it. */
function verticesOf(plan: Plan, tier: number): VertexSet {
  const tiers: Int32Array[] = [];
  for (let t = tier; t !== -1; t = plan.tiers[t]?.parent ?? -1) {
    const gridOfFace = plan.tiers[t]?.gridOfFace;
    if (gridOfFace !== undefined) tiers.push(gridOfFace);
  }
  return draggableVertices(plan.map, tiers);
}
