import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { facePlace } from '../../../geojson/kernel/face-place.ts';
import { twiceFaceArea } from '../../../geojson/kernel/lattice-area.ts';
import { ownersOfFace } from '../../../geojson/kernel/owners.ts';
import { createPlan, type Plan } from '../../../geojson/kernel/plan.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { faceRings } from '../../../geojson/kernel/polygons.ts';
import { polygonsHold } from '../../../geojson/kernel/polygons-hold.ts';
import { apply } from '../../../geojson/operations/operation.ts';
import { type OperationInput, propose } from '../../../geojson/operations/registry.ts';
import { polygonsOf } from '../drawing.ts';
import { planOf, recipe, type Units } from '../random-plan.ts';
import { catalogue } from './catalogue.ts';

/** Turning and mirroring maps the lattice onto itself, so what comes out must be turned and mirrored with it. */
const mappings: readonly (readonly [string, (point: Units) => Units])[] = [
  ['mirrored east to west', ([x, y]) => [-x, y]],
  ['mirrored north to south', ([x, y]) => [x, -y]],
  ['mirrored in the diagonal', ([x, y]) => [y, x]],
  ['turned by a quarter', ([x, y]) => [-y, x]],
  ['turned by a half', ([x, y]) => [-x, -y]],
];

type Rings = readonly (readonly (readonly Units[])[])[];
interface Feature {
  readonly id: string;
  readonly parts: Rings;
}

const moved = (parts: Rings, mapping: (point: Units) => Units): Rings =>
  parts.map((rings) => rings.map((ring) => ring.map(mapping)));
const degrees = (parts: Rings) =>
  parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x / 1e7, y / 1e7] as const)));
const points = ({ pointX, pointY }: PlanarMap) => [...pointX].map((x, i): Units => [x, pointY[i]!]);
const sorted = (values: readonly unknown[]) => [...new Set(values.map(String))].sort();

/**
 * All that does not depend on where things are: faces by owners and exact area, and the faults with an area by whose they are. (Which of
 * several features at a T-junction is named, and how often a ring that retraces itself is listed, does depend on it; and whether
 * a gap is a sliver, which is measured on the ground, where a degree to the east is not as long as one to the north.)
 */
function shapeOf(features: readonly Feature[]) {
  const polygons = features.map(({ id, parts }) => ({ id, coordinates: degrees(parts) }));
  const { map, faceOwners, faults } = build({ polygons, lines: [] });
  const faces = Array.from(
    { length: map.faceCount },
    (_, face) => `${[...ownersOfFace(faceOwners, face)]}: ${twiceFaceArea(map, face)}`,
  );
  return {
    faces: faces.sort(),
    areas: faults
      .filter(({ areaSquareMetres }) => areaSquareMetres !== null)
      .map(
        ({ kind, features: whose, faces: where }) =>
          `${kind === 'sliver' ? 'gap' : kind} ${[...whose].sort()} ${where.length}`,
      )
      .sort(),
    kinds: faults.map(({ kind }) => kind),
    counts: [map.nodeCount, map.edgeCount],
    points: points(map),
  };
}

const expectTurned = (features: readonly Feature[], mapping: (point: Units) => Units) => {
  const { points: before, kinds, ...shape } = shapeOf(features);
  const {
    points: after,
    kinds: kindsThere,
    ...there
  } = shapeOf(features.map(({ id, parts }) => ({ id, parts: moved(parts, mapping) })));
  expect(there).toEqual(shape);
  expect(sorted(after)).toEqual(sorted(before.map(mapping)));
  return [kindsThere, kinds];
};

/** The plan of the same faces, each with its grids, mapped. */
function turned(plan: Plan, mapping: (point: Units) => Units): Plan {
  const { map, tiers } = plan;
  const result = createPlan({
    tiers: tiers.map(({ id, parent }) => ({ id, parent: tiers[parent]?.id ?? null })),
    grids: tiers.flatMap((tier) =>
      tier.grids.map(({ id, parent }) => ({
        id,
        tier: tier.id,
        parent: tiers[tier.parent]?.grids[parent]?.id ?? null,
      })),
    ),
    blocks: Array.from({ length: map.faceCount }, (_, face) => ({
      id: String(face),
      coordinates: degrees(moved([faceUnits(map, face)], mapping)),
      grids: Object.fromEntries(
        tiers.flatMap(({ id, grids, gridOfFace }) =>
          gridOfFace[face] === -1 ? [] : [[id, grids[gridOfFace[face]!]!.id]],
        ),
      ),
    })),
    lines: [],
  });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

const faceUnits = (map: PlanarMap, face: number) =>
  faceRings(map, face).map((ring) => ring.map(([x, y]): Units => [Math.round(x * 1e7), Math.round(y * 1e7)]));

/** The grids of each face beside its exact area. */
const gridsOf = ({ map, tiers }: Plan) =>
  Array.from(
    { length: map.faceCount },
    (_, face) =>
      `${twiceFaceArea(map, face)} ${tiers.map(({ grids, gridOfFace }) => grids[gridOfFace[face]!]?.id)}`,
  ).sort();

function someEdit({ map, tiers }: Plan, which: number, dx: number, dy: number): OperationInput {
  const point = which % map.pointX.length;
  const at = points(map)[point]!;
  const near: Units = [at[0] + (dx % 60) - 30, at[1] + (dy % 60) - 30];
  switch (dx % 4) {
    case 0:
      return {
        op: 'assign-faces',
        faces: [which % map.faceCount],
        tier: 'minor',
        grid: tiers[1]!.grids[dy % 4]!.id,
      };
    case 1:
      return {
        op: 'split-faces',
        faces: [which % map.faceCount],
        line: [
          [-5, dx % 1000],
          [1005, dy % 1000],
        ],
      };
    case 2:
      return { op: 'remove-vertex', at };
    default:
      return { op: 'move-vertex', from: at, to: near };
  }
}

/** The same edit to the mapped plan: places are mapped, faces found by a place inside. */
function turnedInput(
  input: OperationInput,
  plan: Plan,
  other: Plan,
  mapping: (point: Units) => Units,
): OperationInput {
  const faceOf = (face: number) => {
    const place = mapping(facePlace(plan.map, face));
    return Array.from(other.blockOfFace.keys()).find((one) =>
      polygonsHold([faceRings(other.map, one)], place),
    )!;
  };
  switch (input.op) {
    case 'assign-faces':
      return { ...input, faces: input.faces.map(faceOf) };
    case 'split-faces':
      return { ...input, faces: input.faces.map(faceOf), line: input.line.map(mapping) };
    case 'remove-vertex':
      return { ...input, at: mapping(input.at) };
    case 'move-vertex':
      return { ...input, from: mapping(input.from), to: mapping(input.to) };
    default:
      throw new Error('not among those chosen');
  }
}

function carriedOut(
  plan: Plan,
  input: OperationInput,
): { readonly plan: Plan; readonly reason: string | null } {
  const proposal = propose(plan, input);
  if (!proposal.ok) return { plan, reason: proposal.reason };
  const result = apply(plan, proposal.edit);
  if (!result.ok) throw new Error(result.reason);
  return { plan: result.plan, reason: null };
}

describe.each(mappings)('%s', (_, mapping) => {
  it.each(catalogue)('the same faces and faults: $name', (drawing) => {
    const features = polygonsOf(drawing).map(({ id, coordinates }) => ({
      id,
      parts: coordinates.map((rings) =>
        rings.map((ring) => ring.map(([x, y]): Units => [Math.round(x! * 1e7), Math.round(y! * 1e7)])),
      ),
    }));
    const [there, here] = expectTurned(features, mapping);
    expect(there).toEqual(here);
  });

  it('the same faces and faults of any polygons whatever', () => {
    const coordinate = fc.integer({ min: -40, max: 40 });
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 6 }), (rings) => {
        expectTurned(
          rings.map((one, i) => ({ id: `p${i}`, parts: [[one]] })),
          mapping,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('the same edits give the same grids', () => {
    const number = fc.nat(9999);
    fc.assert(
      fc.property(recipe, fc.array(fc.tuple(number, number, number), { maxLength: 8 }), (chosen, steps) => {
        let plan = turned(planOf(chosen), (point) => point);
        let other = turned(plan, mapping);
        for (const [which, dx, dy] of steps) {
          const input = someEdit(plan, which, dx, dy);
          const [here, there] = [
            carriedOut(plan, input),
            carriedOut(other, turnedInput(input, plan, other, mapping)),
          ];
          expect(there.reason).toBe(here.reason);
          [plan, other] = [here.plan, there.plan];
        }
        expect(gridsOf(other)).toEqual(gridsOf(plan));
        expect(sorted(points(other.map))).toEqual(sorted(points(plan.map).map(mapping)));
      }),
      { numRuns: 40 },
    );
  });
});
