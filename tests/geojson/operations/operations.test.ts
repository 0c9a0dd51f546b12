import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossing } from '../../../geojson/checks/crossing.ts';
import { build } from '../../../geojson/kernel/build.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import type { Plan, PlanTier } from '../../../geojson/kernel/plan.ts';
import { facesGeometry } from '../../../geojson/kernel/polygons.ts';
import { apply, invert } from '../../../geojson/operations/operation.ts';
import { type OperationInput, operations, propose } from '../../../geojson/operations/registry.ts';
import { bytesOf, planOf, recipe } from '../random-plan.ts';

/**
 * Each operation with random input that is often possible: numbers from 0 to 1 choose a vertex, a face, a place.
 * A new operation in the registry fails here until it has an entry.
 */
type Choose = (plan: Plan, numbers: readonly number[]) => OperationInput;

const pick = (count: number, number: number) => Math.min(count - 1, Math.floor(number * count));
const at = ({ map }: Plan, point: number) => [map.pointX[point]!, map.pointY[point]!] as const;
const near = ([x, y]: readonly [number, number], dx: number, dy: number, scale: number) => {
  const reach = 3 ** (1 + 5 * scale);
  return [Math.round(x + (dx - 0.5) * reach), Math.round(y + (dy - 0.5) * reach)] as const;
};
const tierOf = (plan: Plan, number: number) => plan.tiers[pick(plan.tiers.length, number)]!;
const gridOf = (tier: PlanTier, number: number) => tier.grids[pick(tier.grids.length, number)]?.id ?? 'none';
const facesOf = ({ map }: Plan, numbers: readonly number[]) =>
  numbers.map((number) => pick(map.faceCount, number));
/** A point inside an edge, if the edge chosen has one. */
const innerPoint = ({ map }: Plan, a: number, b: number) => {
  const edge = pick(map.edgeCount, a);
  const first = map.pointStart[edge]!;
  return first + 1 + pick(Math.max(1, map.pointStart[edge + 1]! - first - 2), b);
};

const chosen: { readonly [Op in OperationInput['op']]: Choose } = {
  'move-vertex': (plan, [which, dx, dy, scale]) => {
    const from = at(plan, pick(plan.map.pointX.length, which!));
    return { op: 'move-vertex', from, to: near(from, dx!, dy!, scale!) };
  },
  'insert-vertex': (plan, [which, side, dx, dy, scale]) => {
    const point = Math.max(1, innerPoint(plan, which!, side!));
    const [after, before] = [at(plan, point - 1), at(plan, point)];
    const middle = [(after[0] + before[0]) >> 1, (after[1] + before[1]) >> 1] as const;
    return { op: 'insert-vertex', after, before, at: near(middle, dx!, dy!, scale! / 2) };
  },
  'remove-vertex': (plan, [a, b]) => ({ op: 'remove-vertex', at: at(plan, innerPoint(plan, a!, b!)) }),
  'reshape-edge': (plan, [which, dx, dy, scale, ex, ey]) => {
    const edge = pick(plan.map.edgeCount, which!);
    const [first, last] = [plan.map.pointStart[edge]!, plan.map.pointStart[edge + 1]! - 1].map((p) =>
      at(plan, p),
    );
    const way = [near(first!, dx!, dy!, scale!), near(last!, ex!, ey!, scale!)];
    return { op: 'reshape-edge', line: [first!, ...way, last!] };
  },
  'split-faces': (plan, [a, b, ax, ay, bx, by, c]) => {
    const bent = c! > 0.5 ? [[Math.round(600 * by!), Math.round(1000 * c!)] as const] : [];
    const line = [
      [Math.round(1000 * ax!), Math.round(1000 * ay!)],
      ...bent,
      [Math.round(1000 * bx!), Math.round(1000 * by!)],
    ];
    return { op: 'split-faces', faces: facesOf(plan, [a!, b!, c!]), line: line as [number, number][] };
  },
  'merge-faces': (plan, [a, more]) => {
    const edge = pick(plan.map.edgeCount, a!);
    const faces = [plan.map.edgeLeft[edge]!, plan.map.edgeRight[edge]!];
    const next = plan.map.edgeLeft.findIndex(
      (face, e) => faces.includes(face) && !faces.includes(plan.map.edgeRight[e]!),
    );
    return {
      op: 'merge-faces',
      faces: more! > 0.5 && next !== -1 ? [...faces, plan.map.edgeRight[next]!] : faces,
    };
  },
  'assign-faces': (plan, [t, g, none, ...faces]) => {
    const tier = tierOf(plan, t!);
    return {
      op: 'assign-faces',
      tier: tier.id,
      grid: none! < 0.2 ? null : gridOf(tier, g!),
      faces: facesOf(plan, faces),
    };
  },
  'create-grid': (plan, [t, g, none, ...faces]) => {
    const tier = tierOf(plan, t!);
    const above = plan.tiers[tier.parent];
    const parent = above === undefined || none! < 0.2 ? null : gridOf(above, g!);
    return {
      op: 'create-grid',
      tier: tier.id,
      id: `new${tier.grids.length}`,
      parent,
      faces: facesOf(plan, faces),
    };
  },
  'dissolve-grid': (plan, [t, g, h, none]) => {
    const tier = tierOf(plan, t!);
    return {
      op: 'dissolve-grid',
      tier: tier.id,
      grid: gridOf(tier, g!),
      into: none! < 0.4 ? null : gridOf(tier, h!),
    };
  },
  'rename-grid': (plan, [t, g]) => {
    const tier = tierOf(plan, t!);
    return {
      op: 'rename-grid',
      tier: tier.id,
      grid: gridOf(tier, g!),
      id: `${gridOf(tier, g!)}-${tier.grids.length}`,
    };
  },
  'move-grid': (plan, [g, h, none]) => {
    const [major, minor] = [plan.tiers[0]!, plan.tiers[1]!];
    return {
      op: 'move-grid',
      tier: 'minor',
      grid: gridOf(minor, g!),
      parent: none! < 0.2 ? null : gridOf(major, h!),
    };
  },
  'lock-grid': (plan, [t, g, on]) => {
    const tier = tierOf(plan, t!);
    return { op: 'lock-grid', tier: tier.id, grid: gridOf(tier, g!), locked: on! > 0.3 };
  },
  'name-edges': (plan, [a, b, c]) => {
    const edges = [a!, b!].map((number) => pick(plan.map.edgeCount, number));
    const line = { id: `line${pick(4, c!)}`, name: { zh: '新街', en: 'New Street' }, dividing: null };
    return { op: 'name-edges', edges, line: c! > 0.8 ? null : line };
  },
  'mark-dividing': (plan, [a, b]) => ({
    op: 'mark-dividing',
    line: plan.names[pick(plan.names.length, a!)]!.id,
    dividing: b! > 0.3 ? { zh: '隔离带', en: 'central reservation' } : null,
  }),
};

const numbers = fc.array(
  fc.integer({ min: 0, max: 9999 }).map((n) => n / 10_000),
  { minLength: 8, maxLength: 8 },
);
const RUNS = Number(process.env.LONG_FORM ?? 60);

const names = operations.map(({ name }) => name) as OperationInput['op'][];

describe.each(names)('%s', (name) => {
  it('keeps the law, and its inverse gives back the same bytes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(recipe, fc.array(numbers, { minLength: 1, maxLength: 6 }), (plan0, steps) => {
        accepted += hammer(
          planOf(plan0),
          steps.map((step) => [name, step]),
        );
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS / 10);
  });
});

describe('all operations together', () => {
  it('keep the law in any sequence', () => {
    fc.assert(
      fc.property(
        recipe,
        fc.array(fc.tuple(fc.constantFrom(...names), numbers), { maxLength: 20 }),
        (plan0, steps) => {
          hammer(planOf(plan0), steps);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** Carries out what is possible of a sequence, each step checked; returns how many were. */
function hammer(start: Plan, steps: readonly (readonly [OperationInput['op'], readonly number[]])[]): number {
  let plan = start;
  let accepted = 0;
  for (const [name, step] of steps) {
    const before = bytesOf(plan);
    const proposal = propose(plan, chosen[name](plan, step));
    expect(bytesOf(plan)).toBe(before);
    if (!proposal.ok) continue;
    accepted++;
    const after = apply(plan, proposal.edit);
    if (!after.ok) throw new Error(`proposed but refused: ${after.reason}`);
    expect(checkLaw(after.plan.map)).toEqual([]);
    const back = apply(after.plan, invert(proposal.edit));
    if (!back.ok) throw new Error(`not invertible: ${back.reason}`);
    expect(bytesOf(back.plan)).toBe(before);
    plan = after.plan;
  }
  expect(bytesOf({ ...plan, map: rebuilt(plan) })).toBe(bytesOf(plan));
  for (const { parent, grids, gridOfFace } of plan.tiers) {
    const over = plan.tiers[parent]?.gridOfFace;
    if (over === undefined) continue;
    // Nested: a face in a grid is in that grid's parent. (A face may be in the parent alone: a gap in the lower tier.)
    gridOfFace.forEach((grid, face) => {
      if (grid !== -1) expect(over[face]).toBe(grids[grid]!.parent);
    });
  }
  expect(crossing.find({ plan, touched: null, faults: [] })).toEqual([]);
  return accepted;
}

/** The same map built anew from its faces: an edited map is as canonical as a built one. */
function rebuilt({ map }: Plan) {
  const polygons = Array.from({ length: map.faceCount }, (_, face) => {
    const geometry = facesGeometry(map, [face])!;
    return {
      id: String(face),
      coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    };
  });
  return build({ polygons, lines: [] }).map;
}
