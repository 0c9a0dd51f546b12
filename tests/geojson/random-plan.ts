import fc from 'fast-check';
import { build } from '../../geojson/kernel/build.ts';
import { createPlan, type Plan } from '../../geojson/kernel/plan.ts';
import type { PlanInput } from '../../geojson/kernel/plan-input.ts';
import { facesGeometry } from '../../geojson/kernel/polygons.ts';

/** Plans for property tests: a square cut by random lines, with islands, its faces dealt to grids of two tiers and a parallel one. */

export type Units = readonly [number, number];

const SIZE = 1000;
const coordinate = fc.integer({ min: 0, max: SIZE });
const place = fc.tuple(coordinate, coordinate);

export interface Recipe {
  /** Cuts from side to side: where they begin and end, 0…3999 around the square. */
  readonly cuts: readonly Units[];
  /** Small squares: corner and side. */
  readonly islands: readonly (readonly [number, number, number])[];
  /** The minor grid each face gets, and whether it is in the parallel tier. */
  readonly deal: readonly number[];
}

const around = fc.integer({ min: 0, max: 4 * SIZE - 1 });

export const recipe: fc.Arbitrary<Recipe> = fc.record({
  cuts: fc.array(fc.tuple(around, around), { minLength: 1, maxLength: 6 }),
  islands: fc.array(
    fc.tuple(
      fc.integer({ min: 50, max: 850 }),
      fc.integer({ min: 50, max: 850 }),
      fc.integer({ min: 5, max: 90 }),
    ),
    {
      maxLength: 3,
    },
  ),
  deal: fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }),
});

/** Somewhere in the square of `planOf`. */
export const anyPlace: fc.Arbitrary<Units> = place;

const MINORS = 4;

/** The plan of a recipe. */
export function planOf(chosen: Recipe): Plan {
  const result = createPlan(planInputOf(chosen));
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

/** What the plan of a recipe is made of. */
export function planInputOf({ cuts, islands, deal }: Recipe): PlanInput {
  const onRim = (t: number): Units => {
    const along = t % SIZE;
    return t < SIZE
      ? [along, 0]
      : t < 2 * SIZE
        ? [SIZE, along]
        : t < 3 * SIZE
          ? [SIZE - along, SIZE]
          : [0, SIZE - along];
  };
  const lines = [
    [
      [0, 0],
      [SIZE, 0],
      [SIZE, SIZE],
      [0, SIZE],
      [0, 0],
    ] as const,
    ...cuts.map(([from, to]) => [onRim(from), onRim(to)]),
    ...islands.map(
      ([x, y, side]) =>
        [
          [x, y],
          [x + side, y],
          [x + side, y + side],
          [x, y + side],
          [x, y],
        ] as const,
    ),
  ];
  const { map } = build({
    polygons: [],
    lines: lines.map((line, i) => ({ id: String(i), coordinates: line.map(([x, y]) => [x / 1e7, y / 1e7]) })),
  });
  const blocks = Array.from({ length: map.faceCount }, (_, face) => {
    const geometry = facesGeometry(map, [face])!;
    const choice = deal[face % deal.length]!;
    return {
      id: `b${face}`,
      coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      grids: { ...(choice < MINORS && { minor: `m${choice}` }), ...(choice % 2 === 0 && { ward: 'w' }) },
    };
  });
  return {
    tiers: [
      { id: 'major', parent: null },
      { id: 'minor', parent: 'major' },
      { id: 'ward', parent: null },
    ],
    grids: [
      ...['M0', 'M1'].map((id) => ({ id, tier: 'major', parent: null })),
      ...Array.from({ length: MINORS }, (_, i) => ({ id: `m${i}`, tier: 'minor', parent: `M${i % 2}` })),
      { id: 'w', tier: 'ward', parent: null },
    ],
    blocks,
    lines: [
      {
        id: 'diagonal',
        name: { zh: '对角路', en: 'Diagonal Road' },
        dividing: null,
        coordinates: [
          [0, 0],
          [SIZE / 1e7, SIZE / 1e7],
        ],
      },
      ...cuts.map(([from, to], i) => ({
        id: `cut${i}`,
        name: { zh: `街${i}`, en: `Street ${i}` },
        dividing: null,
        coordinates: [onRim(from), onRim(to)].map(([x, y]) => [x / 1e7, y / 1e7]),
      })),
    ],
  };
}
