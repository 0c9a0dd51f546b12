import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { validate } from '../../../geojson/kernel/validate.ts';
import { polygonsOf } from '../drawing.ts';
import { catalogue } from './catalogue.ts';

const built = (polygons: readonly PolygonInput[]) =>
  build({ polygons, lines: [] }).faults.map(({ faces, ...fault }) => fault);

type Rings = [number, number][][];

/** What was once listed in another order: stretches that begin at one place, and faults of one kind at one place. */
const lists: Rings[][][] = [
  [
    [
      [
        [[0, 0]],
        [
          [-2, 18],
          [30, -27],
          [0, 18],
        ],
      ],
    ],
    [
      [
        [
          [40, 10],
          [-4, -19],
        ],
      ],
      [[[0, 0]]],
    ],
    [
      [
        [
          [19, -10],
          [-5, 10],
        ],
      ],
    ],
  ],
  [
    [
      [
        [
          [-3, -1],
          [-3, 0],
          [-4, 0],
        ],
        [[0, 0]],
      ],
    ],
    [
      [
        [
          [0, -4],
          [19, 0],
        ],
        [
          [22, -3],
          [0, 0],
        ],
      ],
    ],
    [
      [
        [
          [0, 4],
          [15, -4],
          [28, 18],
          [-2, -19],
        ],
      ],
    ],
  ],
];

describe('validating finds what building finds', () => {
  it.each(catalogue)('$name', (drawing) => {
    const polygons = polygonsOf(drawing);
    expect(validate(polygons)).toEqual(built(polygons));
  });

  it('of any polygons whatever', () => {
    const coordinate = fc.integer({ min: -40, max: 40 });
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 7 });
    const feature = fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(feature, { minLength: 1, maxLength: 6 }), (features) => {
        const polygons = features.map((parts, i): PolygonInput => {
          const degrees = (points: readonly (readonly [number, number])[]) =>
            points.map(([x, y]) => [x / 1e7, y / 1e7]);
          return { id: `p${i}`, coordinates: parts.map((rings) => rings.map(degrees)) };
        });
        expect(validate(polygons)).toEqual(built(polygons));
      }),
      { numRuns: 300, examples: lists.map((features) => [features]) },
    );
  });

  it('nothing in a valid coverage, and something in one with a moved corner', () => {
    const size = 4;
    const coordinate = fc.integer({ min: -2, max: 2 });
    const shifts = fc.array(fc.tuple(coordinate, coordinate), {
      minLength: (size + 1) ** 2,
      maxLength: (size + 1) ** 2,
    });
    fc.assert(
      fc.property(shifts, fc.nat(size * size - 1), fc.nat(3), (moved, cell, corner) => {
        const at = (i: number, j: number) => {
          const [dx, dy] = moved[j * (size + 1) + i]!;
          return [(i * 10 + dx) / 1e7, (j * 10 + dy) / 1e7];
        };
        const cells = Array.from({ length: size * size }, (_, k): PolygonInput => {
          const [i, j] = [k % size, Math.floor(k / size)];
          return { id: String(k), coordinates: [[[at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]]] };
        });
        expect(validate(cells)).toEqual([]);
        const ring = cells[cell]!.coordinates[0]![0]!;
        const off = ring.map(([x, y], k) => (k === corner ? [x! + 3e-7, y! + 3e-7] : [x!, y!]));
        const planted = cells.map((one, k) => (k === cell ? { ...one, coordinates: [[off]] } : one));
        expect(validate(planted)).toEqual(built(planted));
      }),
      { numRuns: 100 },
    );
  });
});
