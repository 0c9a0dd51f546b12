import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointAt, stretchOfFace } from '../../../geojson/kernel/lookup.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import type { Point } from '../../../geojson/kernel/redraw.ts';
import { apply, type Refusal } from '../../../geojson/operations/operation.ts';
import { type OperationInput, propose } from '../../../geojson/operations/registry.ts';
import { type Drawing, polygonsOf, vertices } from '../drawing.ts';
import { hammer, sequence } from '../random-edits.ts';
import { planOf } from '../random-plan.ts';

/** Four blocks, a minor grid each, over two majors; a fifth grid without blocks. */
const drawing: Drawing = {
  sketch: `
a---p---b-------c
|       |       |
|       x       |
|       |       |
d-------e---y---f
|       |       |
|       |       |
g-------h-------i`,
  rings: { nw: 'apbxed', ne: 'bcfyex', sw: 'dehg', se: 'eyfih' },
};
const place = (letter: string): Point => vertices(drawing).get(letter)!;
const [ex, ey] = place('e');

function plan(): Plan {
  const result = createPlan({
    tiers: [
      { id: 'major', parent: null },
      { id: 'minor', parent: 'major' },
    ],
    grids: [
      { id: 'west', tier: 'major', parent: null },
      { id: 'east', tier: 'major', parent: null },
      ...['nw', 'ne', 'sw', 'se', 'spare'].map((id) => ({
        id,
        tier: 'minor',
        parent: id.endsWith('w') ? 'west' : 'east',
      })),
    ],
    blocks: polygonsOf(drawing).map((polygon) => ({ ...polygon, grids: { minor: polygon.id } })),
    lines: [],
  });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}
const base = plan();
const faceOf = (id: string) => base.blockOfFace.indexOf(base.blockIds.indexOf(id));
const edgeBetween = (p: string, q: string) =>
  base.map.edgeLeft.findIndex(
    (left, edge) => [left, base.map.edgeRight[edge]!].sort().join() === [faceOf(p), faceOf(q)].sort().join(),
  );
const at = (x: number, y: number): Point => [ex + x, ey + y];

const lock: OperationInput = { op: 'lock-grid', tier: 'minor', grid: 'nw', locked: true };

/**
 * `locked` is below; `stale` and `other-faces` are with moving a vertex and with stored edits; `outside` and `dangling` stand guard
 * behind `crossing`.
 */
type Elsewhere = 'locked' | 'stale' | 'other-faces' | 'outside' | 'dangling';

/** For each other word of refusal, what is refused with it. */
const refused = {
  crossing: [
    { op: 'move-vertex', from: place('x'), to: at(200, 0) },
    { op: 'insert-vertex', after: place('y'), before: place('f'), at: place('x') },
    { op: 'reshape-edge', line: [place('b'), at(-10, 30), at(30, -30), place('e')] },
  ],
  'no-vertex': [
    { op: 'move-vertex', from: at(1, 1), to: at(2, 2) },
    { op: 'remove-vertex', at: at(1, 1) },
  ],
  'no-segment': [
    { op: 'insert-vertex', after: place('e'), before: place('f'), at: at(5, 5) },
    { op: 'reshape-edge', line: [place('x'), at(5, 5), place('y')] },
    { op: 'name-edges', edges: [99], line: null },
  ],
  'is-node': [{ op: 'remove-vertex', at: place('e') }],
  'scope-border': [
    { op: 'move-vertex', from: place('p'), to: at(-40, 90) },
    { op: 'insert-vertex', after: place('c'), before: place('f'), at: at(40, 0) },
    { op: 'remove-vertex', at: place('p') },
    { op: 'reshape-edge', line: [place('b'), at(50, 90), place('f')] },
  ],
  unchanged: [
    { op: 'move-vertex', from: place('x'), to: place('x') },
    { op: 'reshape-edge', line: [place('b'), place('x'), place('e')] },
    { op: 'merge-faces', faces: [0] },
    { op: 'assign-faces', faces: [faceOf('nw')], tier: 'minor', grid: 'nw' },
    { op: 'rename-grid', tier: 'minor', grid: 'nw', id: 'nw' },
    { op: 'move-grid', tier: 'minor', grid: 'nw', parent: 'west' },
    { op: 'lock-grid', tier: 'minor', grid: 'nw', locked: false },
    { op: 'name-edges', edges: [0], line: null },
  ],
  'no-cut': [{ op: 'split-faces', faces: [faceOf('nw')], line: [place('d'), at(-10, 10)] }],
  'not-adjacent': [{ op: 'merge-faces', faces: [faceOf('nw'), faceOf('se')] }],
  'unknown-grid': [
    { op: 'assign-faces', faces: [0], tier: 'minor', grid: 'none' },
    { op: 'assign-faces', faces: [0], tier: 'none', grid: null },
    { op: 'create-grid', tier: 'none', id: 'n', parent: null, faces: [] },
    { op: 'dissolve-grid', tier: 'minor', grid: 'none', into: null },
    { op: 'dissolve-grid', tier: 'minor', grid: 'nw', into: 'nw' },
    { op: 'rename-grid', tier: 'minor', grid: 'none', id: 'n' },
    { op: 'move-grid', tier: 'minor', grid: 'none', parent: null },
    { op: 'lock-grid', tier: 'minor', grid: 'none', locked: true },
  ],
  'unknown-face': [
    { op: 'split-faces', faces: [99], line: [place('b'), place('h')] },
    { op: 'merge-faces', faces: [0, 99] },
    { op: 'assign-faces', faces: [], tier: 'minor', grid: 'nw' },
    { op: 'create-grid', tier: 'minor', id: 'n', parent: null, faces: [-1] },
  ],
  'unknown-line': [{ op: 'mark-dividing', line: 'none', dividing: null }],
  taken: [
    { op: 'create-grid', tier: 'minor', id: 'nw', parent: null, faces: [] },
    { op: 'rename-grid', tier: 'minor', grid: 'nw', id: 'ne' },
  ],
  'has-children': [{ op: 'dissolve-grid', tier: 'major', grid: 'west', into: null }],
  'not-a-parent': [
    { op: 'create-grid', tier: 'minor', id: 'n', parent: 'nw', faces: [] },
    { op: 'move-grid', tier: 'minor', grid: 'nw', parent: 'ne' },
    { op: 'move-grid', tier: 'major', grid: 'west', parent: 'east' },
  ],
} as const satisfies Record<Exclude<Refusal, Elsewhere>, readonly OperationInput[]>;

/** What would change the faces or the borders of the locked grid. */
const forbidden: readonly OperationInput[] = [
  { op: 'move-vertex', from: place('x'), to: at(-3, 3) },
  { op: 'move-vertex', from: place('e'), to: at(3, 3) },
  { op: 'insert-vertex', after: place('b'), before: place('x'), at: at(-2, 60) },
  { op: 'remove-vertex', at: place('x') },
  { op: 'reshape-edge', line: [place('b'), at(-20, 40), place('e')] },
  { op: 'split-faces', faces: [faceOf('nw')], line: [place('d'), place('b')] },
  { op: 'merge-faces', faces: [faceOf('nw'), faceOf('ne')] },
  { op: 'assign-faces', faces: [faceOf('nw')], tier: 'minor', grid: 'sw' },
  { op: 'assign-faces', faces: [faceOf('sw')], tier: 'minor', grid: 'nw' },
  { op: 'create-grid', tier: 'minor', id: 'n', parent: 'west', faces: [faceOf('nw')] },
  { op: 'dissolve-grid', tier: 'minor', grid: 'nw', into: null },
  { op: 'dissolve-grid', tier: 'minor', grid: 'sw', into: 'nw' },
  { op: 'rename-grid', tier: 'minor', grid: 'nw', id: 'n' },
  { op: 'rename-grid', tier: 'major', grid: 'west', id: 'w' },
  { op: 'move-grid', tier: 'minor', grid: 'nw', parent: 'east' },
  {
    op: 'name-edges',
    edges: [edgeBetween('nw', 'ne')],
    line: { id: 's', name: { zh: '街', en: 'Street' }, dividing: null },
  },
];

describe('an operation that is not available says why', () => {
  it.each(
    Object.entries(refused).flatMap(([reason, inputs]) =>
      inputs.map((input): [string, string, OperationInput] => [reason, input.op, input]),
    ),
  )('%s: %s', (reason, _, input) => {
    const proposal = propose(base, input);
    expect(proposal).toMatchObject({ ok: false, reason });
  });

  it('with a place on the map', () => {
    for (const input of Object.values(refused).flat()) {
      const proposal = propose(base, input);
      if (proposal.ok) throw new Error(`${input.op} is possible`);
      expect(proposal.place.every(Number.isInteger)).toBe(true);
    }
    const stretch = stretchOfFace(base.map, faceOf('nw'));
    expect(propose(base, { op: 'lock-grid', tier: 'minor', grid: 'nw', locked: false })).toMatchObject({
      place: stretch[0],
    });
    expect(propose(base, { op: 'move-grid', tier: 'minor', grid: 'none', parent: null })).toMatchObject({
      place: pointAt(base.map, 0),
    });
  });
});

describe('a locked grid', () => {
  const proposal = propose(base, lock);
  const locked = proposal.ok ? apply(base, proposal.edit) : null;
  if (!locked?.ok) throw new Error('it can be locked');

  it.each(forbidden.map((input): [string, OperationInput] => [input.op, input]))('refuses %s', (_, input) => {
    expect(propose(base, input)).toMatchObject({ ok: true });
    expect(propose(locked.plan, input)).toMatchObject({ ok: false, reason: 'locked' });
  });

  it('leaves its neighbours free where they do not touch it, and can be unlocked', () => {
    for (const input of [
      { op: 'move-vertex', from: place('y'), to: at(40, 3) },
      { op: 'assign-faces', faces: [faceOf('se')], tier: 'minor', grid: 'ne' },
      {
        op: 'name-edges',
        edges: [edgeBetween('sw', 'se')],
        line: { id: 's', name: { zh: '街', en: 'Street' }, dividing: null },
      },
      { ...lock, locked: false },
    ] satisfies OperationInput[])
      expect(propose(locked.plan, input)).toMatchObject({ ok: true });
  });

  it('keeps its border and its faces, whatever is edited', () => {
    fc.assert(
      fc.property(sequence, ([recipe, steps]) => {
        const start = planOf(recipe);
        const asked = propose(start, { op: 'lock-grid', tier: 'minor', grid: 'm0', locked: true });
        const kept = asked.ok ? apply(start, asked.edit) : null;
        if (!kept?.ok) throw new Error('it can be locked');
        const own = ({ map, tiers }: Plan) => {
          const { gridOfFace, grids } = tiers[1]!;
          const mine = (face: number) => grids[gridOfFace[face]!]?.id === 'm0';
          return Array.from(map.edgeLeft.keys())
            .filter((edge) => mine(map.edgeLeft[edge]!) || mine(map.edgeRight[edge]!))
            .map((edge) => [...map.pointX.subarray(map.pointStart[edge]!, map.pointStart[edge + 1]!)].join())
            .sort();
        };
        let now = kept.plan;
        const others = steps.filter(([name]) => name !== 'lock-grid');
        hammer(kept.plan, others, (_, after) => {
          now = after;
        });
        expect(own(now)).toEqual(own(kept.plan));
      }),
      { numRuns: 40 },
    );
  });
});
