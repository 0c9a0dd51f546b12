import { describe, expect, test } from 'vitest';
import { type FourBounds, fourBounds, fourBoundsText, sides } from '../../../geojson/kernel/four-bounds.ts';
import { createPlan } from '../../../geojson/kernel/plan.ts';
import type { PlanInput } from '../../../geojson/kernel/plan-input.ts';

type Ring = readonly (readonly [number, number])[];
const same = (word: string) => ({ zh: word, en: word });
const degrees = ([x, y]: readonly [number, number]): [number, number] => [x / 1000, y / 1000];

/** Grids by id with their rings, in thousandths of a degree; `west`/`east` by the id's first letter; lines by name. */
function boundsOf(
  rings: Readonly<Record<string, Ring>>,
  asked: string,
  lines: Readonly<Record<string, Ring>> = {},
  dividing: string | null = null,
): FourBounds {
  const ids = Object.keys(rings);
  const input: PlanInput = {
    tiers: [
      { id: 'major', parent: null },
      { id: 'minor', parent: 'major' },
    ],
    grids: [
      ...[...new Set(ids.map((id) => id[0]!))].map((id) => ({ id, tier: 'major', parent: null })),
      ...ids.map((id) => ({ id, tier: 'minor', parent: id[0]! })),
    ],
    blocks: ids.map((id) => ({
      id,
      grids: { minor: id },
      coordinates: [[[...rings[id]!, rings[id]![0]!].map(degrees)]],
    })),
    lines: Object.entries(lines).map(([id, ring]) => ({
      id,
      name: same(id),
      dividing: id === dividing ? same(`${id}隔离带`) : null,
      coordinates: ring.map(degrees),
    })),
  };
  const result = createPlan(input);
  if (!result.ok) throw new Error(`${result.reason} ${result.at}`);
  const label = (grid: number) => same(ids[grid]!);
  return fourBounds(result.plan, 1, ids.indexOf(asked), label, same('外'));
}

const named = (bounds: FourBounds) =>
  Object.fromEntries(sides.map((side) => [side, bounds[side].map(({ name }) => name.zh)]));

/** w | e | a column each; the line between w and e is a road with a central reservation. */
const columns = {
  w1: [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ],
  w2: [
    [0, 10],
    [10, 10],
    [10, 20],
    [0, 20],
  ],
  e1: [
    [10, 0],
    [20, 0],
    [20, 20],
    [10, 20],
    [10, 10],
  ],
} as const;

describe('the four bounds', () => {
  test('name the neighbour where no line runs, and the rim', () => {
    expect(named(boundsOf(columns, 'w1'))).toEqual({
      east: ['e1'],
      south: ['外'],
      west: ['外'],
      north: ['w2'],
    });
  });

  test('name the line an edge lies on, by its dividing name only where it divides a higher tier', () => {
    const road = {
      建设路: [
        [10, -5],
        [10, 30],
      ],
      人民路: [
        [-5, 10],
        [10, 10],
      ],
    } as const;
    expect(named(boundsOf(columns, 'w1', road, '建设路'))).toEqual({
      east: ['建设路隔离带'],
      south: ['外'],
      west: ['外'],
      north: ['人民路'],
    });
    // The same line between two grids of one major grid is only a road.
    const one = { wa: columns.w1, wb: columns.w2 };
    expect(named(boundsOf(one, 'wa', road, '人民路')).north).toEqual(['人民路']);
  });

  test('several along one side stand in the order of the map: north to south, west to east', () => {
    expect(named(boundsOf(columns, 'e1')).west).toEqual(['w2', 'w1']);
    const rows = {
      wa: [
        [0, 0],
        [20, 0],
        [20, 10],
        [10, 10],
        [0, 10],
      ],
      wb: [
        [0, 10],
        [10, 10],
        [10, 20],
        [0, 20],
      ],
      wc: [
        [10, 10],
        [20, 10],
        [20, 20],
        [10, 20],
      ],
    } as const;
    expect(named(boundsOf(rows, 'wa')).north).toEqual(['wb', 'wc']);
  });

  test('the inside of a U is no bound of it, the rim of what fills it is', () => {
    const u = {
      wu: [
        [0, 0],
        [30, 0],
        [30, 30],
        [20, 30],
        [20, 10],
        [10, 10],
        [10, 30],
        [0, 30],
      ],
      wi: [
        [10, 10],
        [20, 10],
        [20, 30],
        [10, 30],
      ],
    } as const;
    expect(named(boundsOf(u, 'wu'))).toEqual({
      east: ['外'],
      south: ['外'],
      west: ['外'],
      north: ['外', 'wi'],
    });
    expect(named(boundsOf(u, 'wi'))).toEqual({ east: ['wu'], south: ['wu'], west: ['wu'], north: ['外'] });
  });

  test('a border that leans by 20° faces one side, one at 45° two', () => {
    const leaning = {
      wa: [
        [0, 0],
        [20, 0],
        [27, 20],
        [7, 20],
      ],
      wb: [
        [20, 0],
        [40, 0],
        [40, 20],
        [27, 20],
      ],
    } as const;
    expect(named(boundsOf(leaning, 'wa'))).toEqual({
      east: ['wb'],
      south: ['外'],
      west: ['外'],
      north: ['外'],
    });
    const diagonal = {
      wa: [
        [0, 0],
        [20, 0],
        [0, 20],
      ],
      wb: [
        [20, 0],
        [20, 20],
        [0, 20],
      ],
    } as const;
    expect(named(boundsOf(diagonal, 'wa'))).toEqual({
      east: ['wb'],
      south: ['外'],
      west: ['外'],
      north: ['wb'],
    });
  });

  test('a sliver of a neighbour is not mentioned, shares add up to what is', () => {
    const crumb = {
      wa: [
        [0, 0],
        [20, 0],
        [20, 19],
        [20, 20],
        [0, 20],
      ],
      wb: [
        [20, 0],
        [30, 0],
        [30, 19],
        [20, 19],
      ],
      wc: [
        [20, 19],
        [30, 19],
        [30, 20],
        [20, 20],
      ],
    } as const;
    const { east } = boundsOf(crumb, 'wa');
    expect(east.map(({ name }) => name.zh)).toEqual(['wb']);
    expect(east[0]!.share).toBeCloseTo(0.95, 2);
  });

  test('are read out east, south, west, north in both languages', () => {
    const text = fourBoundsText(boundsOf(columns, 'e1'));
    expect(text.zh).toBe('东至外，南至外，西至w2、w1，北至外。');
    expect(text.en).toBe('East to 外; south to 外; west to w2, w1; north to 外.');
  });
});
