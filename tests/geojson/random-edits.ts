import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crossing } from '../../geojson/checks/crossing.ts';
import { build } from '../../geojson/kernel/build.ts';
import { checkLaw } from '../../geojson/kernel/law.ts';
import type { Plan, PlanTier } from '../../geojson/kernel/plan.ts';
import { facesGeometry } from '../../geojson/kernel/polygons.ts';
import { apply, type Edit, invert } from '../../geojson/operations/operation.ts';
import { type OperationInput, operations, propose } from '../../geojson/operations/registry.ts';
import { bytesOf } from './plan-bytes.ts';
import { type Recipe, recipe } from './random-plan.ts';

/** Random edits to the plans of random-plan.ts, and what must hold whatever they are. Both the tests and the long form use it. */

export type OperationName = OperationInput['op'];
export const operationNames = operations.map(({ name }) => name) as OperationName[];

/** An operation, and the numbers from 0 to 1 that choose what it is done to. */
export type Step = readonly [OperationName, readonly number[]];

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

const chosen: { readonly [Op in OperationName]: Choose } = {
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

export const numbers = fc.array(
  fc.integer({ min: 0, max: 9999 }).map((n) => n / 10_000),
  { minLength: 8, maxLength: 8 },
);

/** A plan and a sequence of edits to it, of any operations. */
export const sequence: fc.Arbitrary<readonly [Recipe, readonly Step[]]> = fc.tuple(
  recipe,
  fc.array(fc.tuple(fc.constantFrom(...operationNames), numbers), { maxLength: 40, size: 'max' }),
);

/** What became of a sequence: how often each operation was possible. */
export type Tally = Partial<Record<OperationName, number>>;

/**
 * Carries out what is possible of a sequence. After each edit the law must hold and the inverse must give back the same bytes; in
 * the end the map must be the one that is built from its own faces, and the tiers must nest.
 * @throws AssertionError at the first that does not
 */
export function hammer(
  start: Plan,
  steps: readonly Step[],
  onEdit: (edit: Edit, after: Plan) => void = () => {},
): Tally {
  let plan = start;
  const tally: Tally = {};
  for (const [name, step] of steps) {
    const before = bytesOf(plan);
    const proposal = propose(plan, inputOf(plan, name, step));
    assert.equal(bytesOf(plan), before, `${name} altered the plan it was given`);
    if (!proposal.ok) continue;
    tally[name] = (tally[name] ?? 0) + 1;
    const after = apply(plan, proposal.edit);
    assert(after.ok, `${name}: proposed but refused`);
    assert.deepEqual(checkLaw(after.plan.map), [], name);
    const back = apply(after.plan, invert(proposal.edit));
    assert(back.ok, `${name}: not invertible`);
    assert.equal(bytesOf(back.plan), before, `${name}: the inverse differs`);
    onEdit(proposal.edit, after.plan);
    plan = after.plan;
  }
  assert.equal(bytesOf({ ...plan, map: rebuilt(plan) }), bytesOf(plan), 'not the map that is built anew');
  assertNested(plan);
  assert.deepEqual(crossing.find({ plan, touched: null, faults: [] }), []);
  return tally;
}

/** The input that numbers choose for an operation on a plan. */
export function inputOf(plan: Plan, name: OperationName, step: readonly number[]): OperationInput {
  return chosen[name](plan, step);
}

/** A face in a grid is in that grid's parent. (One may be in the parent alone: a gap in the lower tier.) */
function assertNested({ tiers }: Plan): void {
  for (const { id, parent, grids, gridOfFace } of tiers) {
    const over = tiers[parent]?.gridOfFace;
    if (over === undefined) continue;
    gridOfFace.forEach((grid, face) => {
      if (grid !== -1) assert.equal(over[face], grids[grid]!.parent, `${id}: face ${face} is not nested`);
    });
  }
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
