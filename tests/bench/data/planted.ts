import type { FaultKind } from '../../../geojson/kernel/faults.ts';
import { toDegrees, toLattice } from '../../../geojson/kernel/lattice.ts';
import { pointInside } from '../../../geojson/kernel/point-inside.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { seeded } from './random.ts';

/** Faults planted in a coverage, one inside each of some features, so that none touches another. */
export interface Planted {
  readonly polygons: readonly PolygonInput[];
  /** What is to be found, and within how many lattice units of which place, in degrees. */
  readonly expected: readonly { readonly kind: FaultKind; readonly place: readonly [number, number] }[];
}

/** How far from its middle a planted fault reaches, in lattice units. */
export const REACH = 400;

type Point = readonly [number, number];

interface Plant {
  readonly name: string;
  readonly faults: readonly FaultKind[];
  /** The hole cut into the feature, and the rings of the features put there; around the middle, in units. */
  readonly hole: readonly Point[] | null;
  readonly rings: readonly (readonly Point[])[];
}

const a: Point = [-REACH, -REACH];
const b: Point = [REACH, -REACH];
const c: Point = [REACH, REACH];
const d: Point = [-REACH, REACH];
const square = [a, b, c, d];
const strip: Point[] = [
  [-REACH, -1],
  [REACH, -1],
  [REACH, 1],
  [-REACH, 1],
];
const south: Point = [0, -REACH];
const north: Point = [0, REACH];

export const plants: readonly Plant[] = [
  { name: 'gap', faults: ['gap'], hole: square, rings: [] },
  { name: 'sliver of gap', faults: ['sliver'], hole: strip, rings: [] },
  { name: 'feature inside another', faults: ['overlap'], hole: null, rings: [square] },
  { name: 'sliver of overlap', faults: ['overlap'], hole: null, rings: [strip] },
  { name: 'feature twice', faults: ['duplicate'], hole: square, rings: [square, square] },
  { name: 'vertex the neighbour lacks', faults: ['t-junction'], hole: square, rings: [[a, south, b, c, d]] },
  { name: 'ring that crosses itself', faults: ['self-crossing'], hole: square, rings: [[a, b, c, a, c, d]] },
  {
    name: 'borders that cross',
    faults: ['gap', 'overlap'],
    hole: [a, south, b, c, north, d],
    rings: [
      [a, south, [200, -100], [-200, 100], north, d],
      [south, b, c, north, [200, 100], [-200, -100]],
    ],
  },
  { name: 'spike', faults: ['spike'], hole: square, rings: [[a, b, [0, 0], b, c, d]] },
  { name: 'collapsed feature', faults: ['collapsed'], hole: null, rings: [[a, a, a]] },
];

/** Plants faults of all ten kinds in turn in some features, chosen by the seed; `fits` says which may be chosen. */
export function planted(
  polygons: readonly PolygonInput[],
  count: number,
  fits: (polygon: PolygonInput) => boolean = () => true,
): Planted {
  const random = seeded(count);
  const order = [...polygons.keys()]
    .filter((index) => fits(polygons[index]!))
    .map((index) => [random(), index] as const)
    .sort(([p], [q]) => p - q)
    .slice(0, count);
  const all = [...polygons];
  const expected: Planted['expected'][number][] = [];
  for (const [k, [, index]] of order.entries()) {
    const plant = plants[k % plants.length]!;
    const { id, coordinates } = polygons[index]!;
    const [first, ...others] = coordinates;
    const place = pointInside([first!.map((ring) => ring.map(([x, y]): [number, number] => [x!, y!]))]);
    const middle = place.map(toLattice);
    const ringOf = (points: readonly Point[]) =>
      [...points, points[0]!].map(([x, y]) => [toDegrees(middle[0]! + x), toDegrees(middle[1]! + y)]);
    if (plant.hole !== null) all[index] = { id, coordinates: [[...first!, ringOf(plant.hole)], ...others] };
    for (const [n, ring] of plant.rings.entries()) {
      all.push({ id: `${id} ${plant.name} ${n}`, coordinates: [[ringOf(ring)]] });
    }
    for (const kind of plant.faults) expected.push({ kind, place });
  }
  return { polygons: all, expected };
}
