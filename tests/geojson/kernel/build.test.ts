import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import { edgeLines } from '../../../geojson/kernel/edge-lines.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import { ownersOfFace } from '../../../geojson/kernel/owners.ts';
import { asWritten, groupGeometries } from '../../../geojson/kernel/polygons.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { polygonsOf } from '../drawing.ts';
import { type Oracle, oracle } from '../geos.ts';
import { catalogue } from './catalogue.ts';

let geos: Oracle;
beforeAll(async () => {
  geos = await oracle();
});

describe('the fault catalogue', () => {
  it.each(catalogue)('$name', (drawing) => {
    const polygons = polygonsOf(drawing);
    const { map, faults } = build({ polygons, lines: [] });
    expect(checkLaw(map)).toEqual([]);
    expect(faults.map((fault) => fault.kind)).toEqual(drawing.faults);
    expect(map.faceCount).toBe(drawing.faces);
    if (drawing.valid !== null) expect(geos.coverageIsValid(polygons)).toBe(drawing.valid);
    else expect(geos.areValid(polygons)).toBe(false);
  });
});

it('no polygons at all', () => {
  const { map, faults } = build({ polygons: [], lines: [] });
  expect([map.faceCount, map.edgeCount, faults]).toEqual([0, 0, []]);
});

const coordinate = fc.integer({ min: -40, max: 40 });
const point = fc.tuple(coordinate, coordinate);
const ring = fc.array(point, { minLength: 3, maxLength: 7 });
const soup = fc.array(ring, { minLength: 1, maxLength: 6 });

const degrees = (units: readonly (readonly [number, number])[]) =>
  units.map(([x, y]) => [x / 1e7, y / 1e7] as const);
const inputOf = (rings: readonly (readonly (readonly [number, number])[])[]): PolygonInput[] =>
  rings.map((units, i) => ({ id: `p${i}`, coordinates: [[degrees(units)]] }));

describe('any polygons whatever', () => {
  it('become a lawful map', () => {
    fc.assert(
      fc.property(soup, (rings) => {
        expect(checkLaw(build({ polygons: inputOf(rings), lines: [] }).map)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('give the same map in any order and with any ring start', () => {
    fc.assert(
      fc.property(soup, fc.nat(6), (rings, turn) => {
        const turned = rings.map((units) => [
          ...units.slice(turn % units.length),
          ...units.slice(0, turn % units.length),
        ]);
        const one = build({ polygons: inputOf(rings), lines: [] }).map;
        const other = build({ polygons: inputOf(turned.reverse()), lines: [] }).map;
        expect(other).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it('give the mirrored map when mirrored, and the turned one when turned', () => {
    const mappings = [
      ([x, y]: readonly [number, number]) => [-x, y] as const,
      ([x, y]: readonly [number, number]) => [y, x] as const,
      ([x, y]: readonly [number, number]) => [-y, x] as const,
    ];
    const pointsOf = (rings: readonly (readonly (readonly [number, number])[])[]) => {
      const { map } = build({ polygons: inputOf(rings), lines: [] });
      return [...map.pointX].map((x, i) => [x, map.pointY[i]!] as const);
    };
    const distinct = (points: readonly (readonly [number, number])[]) =>
      [...new Set(points.map(String))].sort();
    fc.assert(
      fc.property(soup, (rings) => {
        const points = pointsOf(rings);
        for (const mapping of mappings) {
          const moved = pointsOf(rings.map((units) => units.map(mapping)));
          expect(distinct(moved)).toEqual(distinct(points.map(mapping)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('over the whole globe as well, where doubles are not exact', () => {
    const far = fc.tuple(
      fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
      fc.integer({ min: -900_000_000, max: 900_000_000 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(far, { minLength: 3, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        (rings) => {
          expect(checkLaw(build({ polygons: inputOf(rings), lines: [] }).map)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('valid polygons', () => {
  it('come back as they were written, whatever the start and winding of their rings', () => {
    for (const drawing of catalogue.filter(({ faults, valid }) => faults.length === 0 && valid)) {
      const polygons = polygonsOf(drawing);
      const { map, faceOwners } = build({ polygons, lines: [] });
      const owner = Array.from({ length: map.faceCount }, (_, face) => ownersOfFace(faceOwners, face)[0]!);
      const derived = groupGeometries(map, owner, polygons.length);
      for (const [i, { coordinates }] of polygons.entries()) {
        const original = { type: 'MultiPolygon', coordinates } as const;
        if (coordinates.length === 0) expect(derived[i]).toBeNull();
        else expect(asWritten(derived[i]!, original), drawing.name).toBe(original);
      }
    }
  });

  it('do not when a vertex is elsewhere', () => {
    const original = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    } as const;
    const derived = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1.0000001],
          [0, 0],
        ],
      ] as [number, number][][],
    };
    expect(asWritten(derived, original)).toBe(derived);
  });

  it('are not snapped where nothing crosses, however close they lie', () => {
    // The corner of the second square is a third of a unit below the slanted side of the first.
    const polygons = inputOf([
      [
        [0, 0],
        [30, 10],
        [0, 40],
      ],
      [
        [10, 3],
        [10, -20],
        [30, -20],
      ],
    ]);
    const { map, faults } = build({ polygons, lines: [] });
    expect(faults).toEqual([]);
    expect(map.faceCount).toBe(2);
    expect(map.pointX.length).toBe(8);
  });
});

describe('lines', () => {
  const line = (id: string, ...units: (readonly [number, number])[]) => ({ id, coordinates: degrees(units) });
  const square = line('square', [0, 0], [100, 0], [100, 100], [0, 100], [0, 0]);
  const kinds = (...lines: ReturnType<typeof line>[]) => {
    const { map, faults } = build({ polygons: [], lines });
    expect(checkLaw(map)).toEqual([]);
    return { faces: map.faceCount, faults: faults.map(({ kind, features }) => `${kind} ${features.join()}`) };
  };

  it('enclose faces; a line from side to side divides one, and its ends are T-junctions', () => {
    expect(kinds(square)).toEqual({ faces: 1, faults: [] });
    expect(kinds(square, line('across', [50, 0], [50, 100]))).toEqual({
      faces: 2,
      faults: ['t-junction square,across', 't-junction square,across'],
    });
  });

  it('that cross without a common vertex are crossings', () => {
    expect(kinds(square, line('across', [50, -10], [50, 110]))).toEqual({
      faces: 2,
      faults: ['crossing square,across', 'crossing square,across', 'dangle across', 'dangle across'],
    });
  });

  it('that end in a face or only link two parts are dangles', () => {
    const inner = line('inner', [40, 40], [60, 40], [60, 60], [40, 60], [40, 40]);
    expect(kinds(square, line('stub', [0, 0], [30, 30]))).toEqual({ faces: 1, faults: ['dangle stub'] });
    expect(kinds(square, inner, line('link', [0, 0], [40, 40]))).toEqual({
      faces: 2,
      faults: ['dangle link'],
    });
  });

  it('drawn twice are duplicates', () => {
    expect(kinds(square, line('again', [0, 0], [100, 0]))).toEqual({
      faces: 1,
      faults: ['duplicate square,again'],
    });
  });

  it('are found along the edges they make', () => {
    const lines = [square, line('across', [50, 0], [50, 100])];
    const { map } = build({ polygons: [], lines });
    const found = edgeLines(map, lines).map(({ edge, line: l, share }) => [edge, lines[l]!.id, share]);
    expect(found).toEqual([
      [0, 'square', 1],
      [1, 'across', 1],
      [2, 'square', 1],
    ]);
  });
});
