/**
 * Dragging a shared vertex, as a machine: idle → pointing (pressed, not yet moved) → dragging. Events go in, a new
 * state and commands come out; there is no map and no page in it.
 *
 * Invariants: while dragging, `to` is a position the plan accepts (the last good one, at first `from`), whatever the
 * pointer does; one press and release gives at most one `commit`; every `hold-map` is followed by one `release-map`.
 */

/** A lattice point, [x, y] in units of 1e-7 degree. */
export type LatticePoint = readonly [x: number, y: number];
/** A point on the screen, in CSS pixels from the map's top left corner. */
export type ScreenPoint = readonly [x: number, y: number];

export interface Pointer {
  readonly place: LatticePoint;
  readonly screen: ScreenPoint;
}

/** Why a position is not possible, and where the trouble is. */
export interface Refusal {
  readonly reason: string;
  readonly place: LatticePoint;
}

/** What the tool asks of the plan it works on. */
export interface DragPlan {
  /** The draggable vertex under the pointer, if there is one within reach. */
  readonly vertexAt: (pointer: Pointer) => LatticePoint | null;
  /** May the vertex at `from` move to `to`? Null: yes. */
  readonly refusal: (from: LatticePoint, to: LatticePoint) => Refusal | null;
}

export type DragState =
  | { readonly kind: 'idle'; readonly hovered: LatticePoint | null }
  | { readonly kind: 'pointing'; readonly vertex: LatticePoint; readonly pressed: Pointer }
  | {
      readonly kind: 'dragging';
      readonly from: LatticePoint;
      readonly to: LatticePoint;
      readonly pressed: Pointer;
      readonly refusal: Refusal | null;
    };

export type DragEvent =
  | { readonly kind: 'move' | 'down' | 'up'; readonly pointer: Pointer }
  /** Escape, a lost pointer, a lost map: whatever was being done is dropped. */
  | { readonly kind: 'cancel' };

export type DragCommand =
  | { readonly kind: 'hover'; readonly vertex: LatticePoint | null }
  | { readonly kind: 'select'; readonly vertex: LatticePoint | null }
  | { readonly kind: 'hold-map' }
  | { readonly kind: 'release-map' }
  | { readonly kind: 'preview'; readonly from: LatticePoint; readonly to: LatticePoint }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'commit'; readonly from: LatticePoint; readonly to: LatticePoint }
  | { readonly kind: 'drop' };

export interface DragStep {
  readonly state: DragState;
  readonly commands: readonly DragCommand[];
}

/** How far the pointer travels, in pixels, before a press becomes a drag. */
export const DRAG_THRESHOLD = 3;

export const idle: DragState = { kind: 'idle', hovered: null };

/** The machine's next state, and what is to be done, in order. */
export function dragStep(state: DragState, event: DragEvent, plan: DragPlan): DragStep {
  if (event.kind === 'cancel') return cancelled(state);
  const { pointer } = event;
  switch (state.kind) {
    case 'idle':
      return event.kind === 'down' ? pressed(pointer, plan) : hovering(state.hovered, pointer, plan);
    case 'pointing':
      if (event.kind === 'up') return { state: idle, commands: [{ kind: 'release-map' }] };
      if (distance(state.pressed.screen, pointer.screen) < DRAG_THRESHOLD) return { state, commands: [] };
      return moved(
        { ...state, kind: 'dragging', from: state.vertex, to: state.vertex, refusal: null },
        pointer,
        plan,
      );
    case 'dragging':
      return event.kind === 'up' ? released(state) : moved(state, pointer, plan);
  }
}

function pressed(pointer: Pointer, plan: DragPlan): DragStep {
  const vertex = plan.vertexAt(pointer);
  if (vertex === null) return { state: idle, commands: [{ kind: 'select', vertex: null }] };
  return {
    state: { kind: 'pointing', vertex, pressed: pointer },
    commands: [{ kind: 'hold-map' }, { kind: 'select', vertex }],
  };
}

function hovering(hovered: LatticePoint | null, pointer: Pointer, plan: DragPlan): DragStep {
  const vertex = plan.vertexAt(pointer);
  if (samePlace(vertex, hovered)) return { state: { kind: 'idle', hovered }, commands: [] };
  return { state: { kind: 'idle', hovered: vertex }, commands: [{ kind: 'hover', vertex }] };
}

/** The vertex keeps its distance from the pointer, so that a press beside it does not make it jump. */
function moved(state: DragState & { kind: 'dragging' }, pointer: Pointer, plan: DragPlan): DragStep {
  const target: LatticePoint = [
    state.from[0] + pointer.place[0] - state.pressed.place[0],
    state.from[1] + pointer.place[1] - state.pressed.place[1],
  ];
  const refusal = samePlace(target, state.from) ? null : plan.refusal(state.from, target);
  if (refusal !== null) return { state: { ...state, refusal }, commands: [{ kind: 'refuse', refusal }] };
  return {
    state: { ...state, to: target, refusal: null },
    commands: [{ kind: 'preview', from: state.from, to: target }],
  };
}

function released({ from, to }: DragState & { kind: 'dragging' }): DragStep {
  const outcome: DragCommand = samePlace(from, to) ? { kind: 'drop' } : { kind: 'commit', from, to };
  return { state: idle, commands: [{ kind: 'release-map' }, outcome] };
}

function cancelled(state: DragState): DragStep {
  if (state.kind === 'idle') return { state, commands: [] };
  return { state: idle, commands: [{ kind: 'release-map' }, { kind: 'drop' }] };
}

export function samePlace(a: LatticePoint | null, b: LatticePoint | null): boolean {
  return a === null || b === null ? a === b : a[0] === b[0] && a[1] === b[1];
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
