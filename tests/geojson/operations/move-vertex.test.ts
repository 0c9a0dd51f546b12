import { describe, expect, it } from 'vitest';
import { areaOf } from '../../../geojson/kernel/certificate.ts';
import { facesOfGrid } from '../../../geojson/kernel/grid-geometry.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import { moveVertex } from '../../../geojson/operations/move-vertex.ts';
import { apply } from '../../../geojson/operations/operation.ts';
import { type Drawing, polygonsOf, vertices } from '../drawing.ts';

/** A block with an enclave, beside another block. */
const enclave = {
  sketch: `
a-----------b---c
|  i--j     |   |
|  |  |     m   |
|  k--l     |   |
d-----------e---f`,
  rings: { nw: 'abmed-ijlk', ne: 'bcfem', sw: 'ijlk' },
};

/** Two blocks west, two east; each side is a major grid, each block a minor one. */
const drawing = {
  sketch: `
a-----b-----c
|     |     |
d-----e-----f
|     |     |
g-----h-----i`,
  rings: { nw: 'abed', ne: 'bcfe', sw: 'dehg', se: 'efih' },
};
const place = (letter: string) => vertices(drawing).get(letter)!;

function plan(of: Drawing = drawing): Plan {
  const result = createPlan({
    tiers: [
      { id: 'major', parent: null },
      { id: 'minor', parent: 'major' },
    ],
    grids: [
      { id: 'west', tier: 'major', parent: null },
      { id: 'east', tier: 'major', parent: null },
      ...['nw', 'ne', 'sw', 'se'].map((id) => ({
        id,
        tier: 'minor',
        parent: id.endsWith('w') ? 'west' : 'east',
      })),
    ],
    blocks: polygonsOf(of).map((polygon) => ({ ...polygon, grids: { minor: polygon.id } })),
    lines: [],
  });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

const areas = (of: Plan) =>
  of.tiers.map((tier, t) =>
    tier.grids.map((_, g) => Number(areaOf(of.map, facesOfGrid(of, t, g)).twiceLattice)),
  );

describe('moving a shared vertex', () => {
  const [x, y] = place('e');

  it('moves all grids around it, in both tiers, and the areas still add up', () => {
    const before = plan();
    const proposal = moveVertex.propose(before, { from: [x, y], to: [x + 10, y] });
    if (!proposal.ok) throw new Error(proposal.reason);
    const after = apply(before, proposal.edit);
    if (!after.ok) throw new Error(after.reason);
    const [majors, minors] = areas(after.plan);
    // Each block is 60 × 40; the corner moves 10 east, a triangle 10 × 40 / 2 changes hands in each row.
    expect(minors).toEqual([5200, 4400, 5200, 4400]);
    expect(majors).toEqual([10400, 8800]);
    expect(areas(before)).toEqual([
      [9600, 9600],
      [4800, 4800, 4800, 4800],
    ]);
  });

  it('is refused where borders would cross, with the place', () => {
    const [bx] = place('b');
    const over = moveVertex.propose(plan(), { from: [x, y], to: [bx + 30, 10] });
    // The border to the north runs along y = -20 and is met between b and c.
    expect(over).toMatchObject({ ok: false, reason: 'crossing', place: [expect.any(Number), -20] });
    const onBorder = moveVertex.propose(plan(), { from: [x, y], to: [place('f')[0], y + 7] });
    expect(onBorder).toMatchObject({ ok: false, reason: 'crossing', place: [place('f')[0], y + 7] });
  });

  it('is refused onto another vertex, off the map, on the rim, and to where it is', () => {
    expect(moveVertex.propose(plan(), { from: [x, y], to: place('b') })).toMatchObject({
      reason: 'crossing',
    });
    expect(moveVertex.propose(plan(), { from: [x, y], to: [x, y] })).toMatchObject({ reason: 'unchanged' });
    expect(moveVertex.propose(plan(), { from: [x + 1, y], to: [x, y] })).toMatchObject({
      reason: 'no-vertex',
    });
    expect(moveVertex.propose(plan(), { from: place('b'), to: [x, y + 9] })).toMatchObject({
      reason: 'scope-border',
    });
  });

  it('is refused where a border would pass over an island, or an island touch a border', () => {
    const at = (letter: string) => vertices(enclave).get(letter)!;
    const [mx, my] = at('m');
    const speck = { ...enclave, off: { i: [60, -20], j: [40, -20], k: [65, 10], l: [35, 10] } } as const;
    const beyond = { from: [mx, my], to: [mx - 60, my] } as const;
    expect(moveVertex.propose(plan(speck), beyond)).toMatchObject({ ok: false, reason: 'other-faces' });
    expect(moveVertex.propose(plan(speck), { from: [mx, my], to: [mx - 10, my] })).toMatchObject({
      ok: true,
    });
    const touching = { from: at('j'), to: [mx, my] } as const;
    expect(moveVertex.propose(plan(enclave), touching)).toMatchObject({ ok: false, reason: 'crossing' });
    expect(moveVertex.propose(plan(enclave), { from: at('j'), to: [mx - 1, my] })).toMatchObject({
      ok: true,
    });
  });

  it('is refused on a plan that has changed there', () => {
    const base = plan();
    const mine = moveVertex.propose(base, { from: [x, y], to: [x + 10, y] });
    const theirs = moveVertex.propose(base, { from: [x, y], to: [x, y + 5] });
    if (!mine.ok || !theirs.ok) throw new Error('both are possible');
    const after = apply(base, theirs.edit);
    if (!after.ok) throw new Error(after.reason);
    expect(apply(after.plan, mine.edit)).toMatchObject({ ok: false, reason: 'stale' });
  });
});
