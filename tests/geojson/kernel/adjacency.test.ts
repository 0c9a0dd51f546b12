import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeMetres, neighbours, perimeters } from '../../../geojson/kernel/adjacency.ts';
import { sketch } from '../../helpers/sketch.ts';
import { planOf, recipe } from '../random-plan.ts';

/** A cell of a sketch is 1000 units wide: 11.13 m on the equator, 11.06 m from south to north. */
const EAST = 11.132;
const NORTH = 11.0574;

describe('neighbours', () => {
  test('share border, the longest first; a common point is not border', () => {
    const { map } = sketch(['AAB', 'CCB', 'CDD']);
    const each = Int32Array.from({ length: map.faceCount }, (_, face) => face);
    const [a, b] = neighbours(map, each, map.faceCount);
    expect(a!.map(({ group }) => group)).toEqual([2, 1]);
    expect(a![0]!.metres).toBeCloseTo(2 * EAST, 2);
    expect(a![1]!.metres).toBeCloseTo(NORTH, 2);
    expect(b!.map(({ group }) => group)).toEqual([3, 0, 2]);
    const { map: quarters } = sketch(['AB', 'CD']);
    const groups = neighbours(quarters, Int32Array.of(0, 1, 2, 3), 4);
    expect(groups[0]!.map(({ group }) => group)).toEqual([2, 1]);
  });

  test('borders between faces of one group, with none and with the outside do not count', () => {
    const { map } = sketch(['ABC', 'ABC']);
    expect(neighbours(map, Int32Array.of(0, 0, 1), 2)).toEqual([
      [{ group: 1, metres: expect.closeTo(2 * NORTH, 2) }],
      [{ group: 0, metres: expect.closeTo(2 * NORTH, 2) }],
    ]);
    expect(neighbours(map, Int32Array.of(0, -1, 1), 2)).toEqual([[], []]);
  });

  test('what one shares with another the other shares with it; all that is shared or rim is the perimeter', () => {
    fc.assert(
      fc.property(recipe, (drawn) => {
        const { map, tiers } = planOf(drawn);
        const { gridOfFace, grids } = tiers[1]!;
        const shared = neighbours(map, gridOfFace, grids.length);
        shared.forEach((of, group) => {
          for (const other of of) {
            expect(shared[other.group]!.find((back) => back.group === group)!.metres).toBe(other.metres);
          }
        });
        const perimeter = perimeters(map, gridOfFace, grids.length);
        const alone = perimeters(
          map,
          gridOfFace.map((grid) => (grid === -1 ? -1 : 0)),
          1,
        )[0]!;
        const inner = shared.flat().reduce((sum, { metres }) => sum + metres, 0);
        const total = perimeter.reduce((sum, metres) => sum + metres, 0);
        expect(total - inner).toBeCloseTo(alone, 6);
      }),
      { numRuns: 30 },
    );
  });
});

test('a perimeter counts the holes and not the borders within', () => {
  const { map } = sketch(['AAA', 'ABA', 'AAA']);
  expect(perimeters(map, Int32Array.of(0, -1), 1)[0]).toBeCloseTo(8 * EAST + 8 * NORTH, 1);
  expect(perimeters(map, Int32Array.of(0, 0), 1)[0]).toBeCloseTo(6 * EAST + 6 * NORTH, 1);
});

test('an edge is as long as its pieces', () => {
  const { map } = sketch(['AAAA']);
  expect(map.edgeCount).toBe(1);
  expect(edgeMetres(map, 0)).toBeCloseTo(8 * EAST + 2 * NORTH, 1);
});
