import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { borders } from '../../../geojson/kernel/borders.ts';
import { certificate } from '../../../geojson/kernel/certificate.ts';
import { gridGeometries, gridGeometry } from '../../../geojson/kernel/grid-geometry.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import type { PlanInput } from '../../../geojson/kernel/plan-input.ts';
import { type Drawing, polygonsOf, vertices } from '../drawing.ts';
import { planOf, recipe } from '../random-plan.ts';

/** Six blocks; a hole in the middle of the east; the dividing line runs b–e–h. */
const town: Drawing = {
  sketch: `
a-------b-------c
|       |       |
|       |       |
d-------e-------f
|       | k---l |
|       | m---n |
g-------h-------i`,
  rings: { nw: 'abed', ne: 'bcfe', sw: 'dehg', se: 'efih-klnm' },
};

const line = (id: string, letters: string, zh: string) => ({
  id,
  name: { zh, en: id },
  dividing: null,
  coordinates: [...letters].map((letter) =>
    vertices(town)
      .get(letter)!
      .map((units) => units / 1e7),
  ),
});

const input: PlanInput = {
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
  blocks: polygonsOf(town).map((polygon) => ({ ...polygon, grids: { minor: polygon.id } })),
  lines: [line('jianshe', 'bh', '建设路'), line('renmin', 'def', '人民路'), line('stub', 'ae', '斜路')],
};

function planFrom(changed: Partial<PlanInput> = {}): Plan {
  const result = createPlan({ ...input, ...changed });
  if (!result.ok) throw new Error(`${result.reason} ${result.at}`);
  return result.plan;
}

describe('a plan', () => {
  it('derives the parent tier from the child', () => {
    const { tiers } = planFrom();
    const [major, minor] = [tiers[0]!, tiers[1]!];
    minor.gridOfFace.forEach((grid, face) => {
      const expected = grid === -1 ? -1 : minor.grids[grid]!.parent;
      expect(major.gridOfFace[face]).toBe(expected);
    });
    expect([...minor.gridOfFace].filter((grid) => grid === -1)).toHaveLength(1);
  });

  it('names the edges that lie on a line, and no others', () => {
    const { map, nameOfEdge, names } = planFrom();
    const named = [...nameOfEdge].map((name, edge) => [
      names[name]?.id,
      map.nodeX[map.edgeFrom[edge]!],
      map.nodeY[map.edgeFrom[edge]!],
    ]);
    expect(named.filter(([id]) => id === 'jianshe')).toHaveLength(2);
    expect(named.filter(([id]) => id === 'renmin')).toHaveLength(2);
    expect(named.filter(([id]) => id === 'stub')).toHaveLength(0);
  });

  it('names an edge that lies on a line only after rounding', () => {
    // From b to h, which lies one unit east of b: the line passes 0.49 units east of e.
    const bent: Drawing = { ...town, off: { e: [0, 1], h: [1, 0] } };
    const at = (letter: string) =>
      vertices(bent)
        .get(letter)!
        .map((units) => units / 1e7);
    const { nameOfEdge } = planFrom({
      blocks: polygonsOf(bent).map((polygon) => ({ ...polygon, grids: {} })),
      lines: [{ ...line('long', 'bh', '长路'), coordinates: [at('b'), at('h')] }],
    });
    expect([...nameOfEdge].filter((name) => name === 0)).toHaveLength(2);
  });

  it.each([
    ['unknown-grid', { blocks: [{ ...input.blocks[0]!, grids: { minor: 'x' } }] }, 'nw'],
    ['unknown-parent-grid', { grids: [{ id: 'a', tier: 'minor', parent: 'x' }] }, 'a'],
    ['unknown-tier', { grids: [{ id: 'a', tier: 'x', parent: null }] }, 'a'],
    ['unknown-parent-tier', { tiers: [{ id: 'minor', parent: 'x' }] }, 'minor'],
    [
      'cyclic-tiers',
      {
        tiers: [
          { id: 'p', parent: 'q' },
          { id: 'q', parent: 'p' },
        ],
      },
      'p',
    ],
    ['duplicate-grid', { grids: [...input.grids, input.grids[3]!] }, 'ne'],
    ['duplicate-block', { blocks: [input.blocks[0]!, input.blocks[0]!] }, 'nw'],
    ['duplicate-tier', { tiers: [input.tiers[0]!, input.tiers[0]!] }, 'major'],
    ['no-blocks', { blocks: [] }, ''],
    ['parent-mismatch', { blocks: [{ ...input.blocks[0]!, grids: { minor: 'nw', major: 'east' } }] }, 'nw'],
  ] as const)('is refused: %s', (reason, changed, at) => {
    expect(createPlan({ ...input, ...changed })).toEqual({ ok: false, reason, at });
  });
});

describe('the certificate', () => {
  it('lists the hole as a gap with its exact area and neighbour', () => {
    const seen = certificate(planFrom(), 1, []);
    // The hole is 40 × 20 units, the town 160 × 120.
    expect(seen.gaps.map((gap) => [gap.twiceLattice, gap.neighbours])).toEqual([['1600', ['se']]]);
    expect([seen.scope.twiceLattice, seen.covered.twiceLattice]).toEqual(['38400', '36800']);
    expect(seen.unequalParents).toEqual([]);
    expect(seen.seamless).toBe(false);
  });

  it('adds up exactly on any plan', () => {
    fc.assert(
      fc.property(recipe, (chosen) => {
        const plan = planOf(chosen);
        for (const tier of plan.tiers.keys()) {
          const { scope, covered, gaps, unequalParents } = certificate(plan, tier, []);
          const open = gaps.reduce((sum, gap) => sum + BigInt(gap.twiceLattice), 0n);
          expect(BigInt(scope.twiceLattice) - BigInt(covered.twiceLattice)).toBe(open);
          expect(scope.twiceLattice).toBe('2000000');
          expect(unequalParents).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds a parent that is more than its children', () => {
    const blocks = input.blocks.map((block) =>
      block.id === 'nw' ? { ...block, grids: { major: 'west' } } : block,
    );
    const seen = certificate(planFrom({ blocks }), 1, []);
    expect(seen.unequalParents).toEqual(['west']);
  });
});

describe('borders', () => {
  it('are one line between two grids, ranked by the highest tier they separate', () => {
    const plan = planFrom({ lines: [] });
    const lines = borders(plan, 1).map(({ left, right, separates }) => [
      Math.min(left, right),
      Math.max(left, right),
      separates,
    ]);
    // nw–ne and sw–se separate majors (tier 0), nw–sw and ne–se only minors (1); the rim and the hole separate a major from nothing.
    expect(lines.filter(([low]) => low !== -1).sort()).toEqual([
      [0, 1, 0],
      [0, 2, 1],
      [1, 3, 1],
      [2, 3, 0],
    ]);
    expect(lines.filter(([low]) => low === -1)).toHaveLength(5);
    const majors = borders(plan, 0).filter(({ left, right }) => left !== -1 && right !== -1);
    expect(majors).toHaveLength(1);
    expect(majors[0]!.coordinates).toHaveLength(3);
  });

  it('hold every edge that separates two grids once', () => {
    fc.assert(
      fc.property(recipe, (chosen) => {
        const plan = planOf(chosen);
        for (const [tier, { gridOfFace }] of plan.tiers.entries()) {
          const gridOf = (face: number) => (face === -1 ? -1 : gridOfFace[face]!);
          const lines = borders(plan, tier);
          const edges = lines.flatMap(({ halves }) => halves.map((half) => half >> 1)).sort((p, q) => p - q);
          const expected = [...plan.map.edgeLeft.keys()].filter((edge) => {
            for (let t = tier; t !== -1; t = plan.tiers[t]!.parent) {
              const of = plan.tiers[t]!.gridOfFace;
              const side = (face: number) => (face === -1 ? -1 : of[face]!);
              if (side(plan.map.edgeLeft[edge]!) !== side(plan.map.edgeRight[edge]!)) return true;
            }
            return false;
          });
          expect(edges).toEqual(expected);
          for (const { halves, left, right } of lines) {
            for (const half of halves) {
              const [ahead, back] = [plan.map.edgeLeft[half >> 1]!, plan.map.edgeRight[half >> 1]!];
              const sides = [gridOf(ahead), gridOf(back)];
              expect((half & 1) === 0 ? sides : sides.reverse()).toEqual([left, right]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the geometry of grids', () => {
  it('is the same one by one as all at once', () => {
    fc.assert(
      fc.property(recipe, (chosen) => {
        const plan = planOf(chosen);
        for (const tier of plan.tiers.keys()) {
          gridGeometries(plan, tier).forEach((geometry, grid) => {
            expect(gridGeometry(plan, tier, grid)).toEqual(geometry);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('puts a hole into the polygon around it, and has parts apart', () => {
    const [west, east] = gridGeometries(planFrom(), 0);
    expect(west).toMatchObject({ type: 'Polygon', coordinates: { length: 1 } });
    expect(east).toMatchObject({ type: 'Polygon', coordinates: { length: 2 } });
    const apart = planFrom({
      blocks: input.blocks.map((block) => ({
        ...block,
        grids: { minor: block.id === 'se' ? 'nw' : block.id },
      })),
    });
    expect(gridGeometry(apart, 1, 0)).toMatchObject({
      type: 'MultiPolygon',
      coordinates: [{ length: 1 }, { length: 2 }],
    });
  });
});
