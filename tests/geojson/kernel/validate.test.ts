import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { validate } from '../../../geojson/kernel/validate.ts';
import { polygonsOf } from '../drawing.ts';
import { catalogue } from './catalogue.ts';

const simple = catalogue.filter(({ valid }) => valid !== null);

describe('validating finds what building finds', () => {
  it.each(simple.filter(({ name }) => name !== 'overlaps of different pairs side by side'))(
    '$name',
    (drawing) => {
      const polygons = polygonsOf(drawing);
      const { faults } = build({ polygons, lines: [] });
      expect(
        validate(polygons).map(({ kind, place, squareMetres }) => ({ kind, place, squareMetres })),
      ).toEqual(
        faults.map(({ kind, place, areaSquareMetres }) => ({ kind, place, squareMetres: areaSquareMetres })),
      );
    },
  );

  it.each(catalogue.filter(({ valid, faults }) => valid === null && faults.length > 0))(
    'something in: $name',
    (drawing) => {
      const kinds = validate(polygonsOf(drawing)).map(({ kind }) => kind);
      expect(kinds).not.toEqual([]);
      expect(kinds.includes('collapsed')).toBe(drawing.faults.includes('collapsed'));
    },
  );

  it('overlaps of different pairs that join as one', () => {
    const drawing = catalogue.find(({ name }) => name === 'overlaps of different pairs side by side')!;
    expect(validate(polygonsOf(drawing)).map(({ kind, features }) => [kind, features])).toEqual([
      ['overlap', ['P', 'Q', 'R']],
    ]);
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
        const found = validate(planted);
        const built = build({ polygons: planted, lines: [] }).faults;
        expect(found.length > 0).toBe(built.length > 0);
      }),
      { numRuns: 100 },
    );
  });
});
