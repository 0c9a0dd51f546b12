import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DragCommand,
  type DragEvent,
  type DragPlan,
  type DragState,
  dragStep,
  idle,
  type LatticePoint,
  type Pointer,
} from '../../../client/tools/drag-vertex.ts';

/** One vertex at (0, 0), within reach of 8; positions east of x = 50 are refused. A pixel is a lattice unit. */
const plan: DragPlan = {
  vertexAt: ({ place: [x, y] }) => (Math.hypot(x, y) <= 8 ? [0, 0] : null),
  refusal: (_, to) => (to[0] > 50 ? { reason: 'edges-would-cross', place: [50, to[1]] } : null),
};

const at = (x: number, y: number): Pointer => ({ place: [x, y], screen: [x, y] });
const down = (x: number, y: number): DragEvent => ({ kind: 'down', pointer: at(x, y) });
const move = (x: number, y: number): DragEvent => ({ kind: 'move', pointer: at(x, y) });
const up = (x: number, y: number): DragEvent => ({ kind: 'up', pointer: at(x, y) });
const cancel: DragEvent = { kind: 'cancel' };

function run(...events: readonly DragEvent[]): { state: DragState; commands: DragCommand[] } {
  let state = idle;
  const commands: DragCommand[] = [];
  for (const event of events) {
    const step = dragStep(state, event, plan);
    state = step.state;
    commands.push(...step.commands);
  }
  return { state, commands };
}

const kinds = (commands: readonly DragCommand[]) => commands.map(({ kind }) => kind);

describe('drag-vertex', () => {
  test('press, drag, release: one commit from the vertex to where it was left', () => {
    const { state, commands } = run(down(0, 0), move(10, 0), move(20, 5), up(20, 5));
    expect(state).toEqual(idle);
    expect(kinds(commands)).toEqual(['hold-map', 'select', 'preview', 'preview', 'release-map', 'commit']);
    expect(commands.at(-1)).toEqual({ kind: 'commit', from: [0, 0], to: [20, 5] });
  });

  test('a press beside the vertex does not make it jump', () => {
    const { commands } = run(down(5, 5), move(15, 5), up(15, 5));
    expect(commands.at(-1)).toEqual({ kind: 'commit', from: [0, 0], to: [10, 0] });
  });

  test('a press that does not travel selects and changes nothing', () => {
    const { commands } = run(down(0, 0), move(2, 1), up(2, 1));
    expect(kinds(commands)).toEqual(['hold-map', 'select', 'release-map']);
  });

  test('a refused position says why and where; the last good one stays and is what is committed', () => {
    const { commands, state } = run(down(0, 0), move(40, 0), move(70, 9));
    expect(state).toMatchObject({ kind: 'dragging', to: [40, 0], refusal: { reason: 'edges-would-cross' } });
    expect(commands.at(-1)).toEqual({
      kind: 'refuse',
      refusal: { reason: 'edges-would-cross', place: [50, 9] },
    });
    const last = dragStep(state, up(70, 9), plan).commands.at(-1);
    expect(last).toEqual({ kind: 'commit', from: [0, 0], to: [40, 0] });
  });

  test('refused all along: nothing is committed', () => {
    expect(kinds(run(down(0, 0), move(70, 0), up(70, 0)).commands)).not.toContain('commit');
  });

  test('the refusal goes away on the next good position', () => {
    expect(run(down(0, 0), move(70, 0), move(30, 0)).state).toMatchObject({ to: [30, 0], refusal: null });
  });

  test('Escape drops the drag, and the release that follows commits nothing', () => {
    const { commands, state } = run(down(0, 0), move(20, 0), cancel, up(20, 0));
    expect(kinds(commands)).toContain('drop');
    expect(kinds(commands)).not.toContain('commit');
    expect(state.kind).toBe('idle');
  });

  test('brought back to where it was: dropped, not committed', () => {
    expect(kinds(run(down(0, 0), move(20, 0), move(0, 0), up(0, 0)).commands).at(-1)).toBe('drop');
  });

  test('a press on nothing lets the map pan and clears the selection', () => {
    expect(run(down(30, 30), move(40, 40), up(40, 40)).commands).toEqual([{ kind: 'select', vertex: null }]);
  });

  test('hovering is told once when it changes', () => {
    expect(run(move(0, 0), move(1, 1), move(30, 0), move(31, 0)).commands).toEqual([
      { kind: 'hover', vertex: [0, 0] },
      { kind: 'hover', vertex: null },
    ]);
  });

  test('whatever comes in: the map is held and released in turn, and one press commits at most once, a good position', () => {
    const event = fc.oneof(
      fc.constant(cancel),
      fc
        .tuple(
          fc.constantFrom('move', 'down', 'up'),
          fc.integer({ min: -90, max: 90 }),
          fc.integer({ min: -90, max: 90 }),
        )
        .map(([kind, x, y]): DragEvent => ({ kind, pointer: at(x, y) })),
      fc.constantFrom(down(0, 0), down(3, 3)),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let held = false;
        for (const command of run(...events, cancel).commands) {
          if (command.kind === 'hold-map' || command.kind === 'release-map') {
            expect(held).toBe(command.kind === 'release-map');
            held = !held;
          }
          if (command.kind === 'commit') expect(isGood(command.to)).toBe(true);
        }
        expect(held).toBe(false);
        const presses = events.filter(({ kind }) => kind === 'down').length;
        const commits = run(...events).commands.filter(({ kind }) => kind === 'commit').length;
        expect(commits).toBeLessThanOrEqual(presses);
      }),
    );
  });
});

const isGood = (to: LatticePoint) => plan.refusal([0, 0], to) === null;
