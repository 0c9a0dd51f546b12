import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighbours } from '../../../geojson/kernel/adjacency.ts';
import { tints } from '../../../geojson/kernel/tint.ts';
import { sketch } from '../../helpers/sketch.ts';
import { planOf, recipe } from '../random-plan.ts';

type Graph = readonly (readonly number[])[];

function graphOf(rows: readonly string[]): Graph {
  const { map } = sketch(rows);
  const faces = Int32Array.from({ length: map.faceCount }, (_, face) => face);
  return neighbours(map, faces, map.faceCount).map((of) => of.map(({ group }) => group));
}

function clashes(graph: Graph, tint: ArrayLike<number>): number {
  return graph.flatMap((around, v) => around.filter((other) => tint[other] === tint[v])).length;
}

function graph(vertices: number, pairs: readonly (readonly [number, number])[]): Graph {
  const around = Array.from({ length: vertices }, () => new Set<number>());
  for (const [a, b] of pairs) {
    around[a]!.add(b);
    around[b]!.add(a);
  }
  return around.map((set) => [...set]);
}

/** A triangulation: each new vertex is put inside a random face. Many of its vertices have a great many neighbours. */
function stacked(choices: readonly number[]): Graph {
  const pairs: [number, number][] = [
    [0, 1],
    [1, 2],
    [2, 0],
  ];
  const faces: [number, number, number][] = [
    [0, 1, 2],
    [0, 1, 2],
  ];
  choices.forEach((choice, k) => {
    const vertex = k + 3;
    const at = choice % faces.length;
    const [a, b, c] = faces[at]!;
    faces.splice(at, 1, [a, b, vertex], [b, c, vertex], [c, a, vertex]);
    pairs.push([a, vertex], [b, vertex], [c, vertex]);
  });
  return graph(choices.length + 3, pairs);
}

/** The icosahedron: five neighbours everywhere, so that greedy painting alone does not do with four. */
const icosahedron = graph(12, [
  ...[1, 2, 3, 4, 5].flatMap((k): [number, number][] => [
    [0, k],
    [k, (k % 5) + 1],
    [k, k + 5],
    [k, (k % 5) + 6],
    [k + 5, (k % 5) + 6],
    [11, k + 5],
  ]),
]);

/** A planar graph with each edge halved and each face cut in four: five or six neighbours everywhere. */
function subdivided(coarse: Graph): Graph {
  const middles = new Map<string, number>();
  const middle = (a: number, b: number): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (!middles.has(key)) middles.set(key, coarse.length + middles.size);
    return middles.get(key)!;
  };
  const pairs: [number, number][] = [];
  coarse.forEach((around, a) => {
    for (const b of around) {
      pairs.push([a, middle(a, b)]);
      for (const c of around) {
        if (b !== c && coarse[b]!.includes(c))
          pairs.push([middle(a, b), middle(a, c)], [middle(a, b), middle(b, c)]);
      }
    }
  });
  return graph(coarse.length + middles.size, pairs);
}

/** The same graph with its vertices numbered anew. */
function renumbered(before: Graph, keys: readonly number[]): Graph {
  const order = before
    .map((_, v) => v)
    .sort((a, b) => keys[a % keys.length]! - keys[b % keys.length]! || a - b);
  const numberOf = new Map(order.map((v, k) => [v, k]));
  return order.map((v) => before[v]!.map((other) => numberOf.get(other)!));
}

describe('tints', () => {
  test('two suffice for a row, and none is the same as its neighbour', () => {
    const row = graphOf(['ABCDEFG']);
    expect(clashes(row, tints(row))).toBe(0);
    expect(new Set(tints(row, { fewest: 2 })).size).toBe(2);
  });

  test('four that all touch need four', () => {
    const wheel = graphOf(['AAA', 'BDC', 'BBC']);
    expect(clashes(wheel, tints(wheel, { fewest: 1 }))).toBe(0);
    expect(new Set(tints(wheel, { fewest: 1 })).size).toBe(4);
  });

  test('the icosahedron is painted with four', () => {
    const tint = tints(icosahedron);
    expect(clashes(icosahedron, tint)).toBe(0);
    expect(Math.max(...tint)).toBeLessThan(4);
  });

  test('planar graphs never need more than five, mostly four', () => {
    const mostUsed: number[] = [];
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 200 }), (choices) => {
        const planar = stacked(choices);
        const tint = tints(planar);
        expect(clashes(planar, tint)).toBe(0);
        expect(Math.max(...tint)).toBeLessThan(5);
        mostUsed.push(Math.max(...tint));
      }),
    );
    expect(mostUsed.filter((most) => most < 4).length).toBeGreaterThan(mostUsed.length * 0.8);
  });

  test('where greedy painting would need a fifth or sixth tint, an exchange mostly saves it', () => {
    const sphere = subdivided(subdivided(icosahedron));
    expect(sphere.length).toBe(162);
    let withFour = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 162, maxLength: 162 }), (keys) => {
        const planar = renumbered(sphere, keys);
        const tint = tints(planar);
        expect(clashes(planar, tint)).toBe(0);
        expect(Math.max(...tint)).toBeLessThan(5);
        withFour += Math.max(...tint) < 4 ? 1 : 0;
      }),
      { numRuns: 50, seed: 7 },
    );
    expect(withFour).toBeGreaterThan(25);
  });

  test('the faces of random plans, planar by construction', () => {
    fc.assert(
      fc.property(recipe, (drawn) => {
        const { map } = planOf(drawn);
        const faces = Int32Array.from({ length: map.faceCount }, (_, face) => face);
        const planar = neighbours(map, faces, map.faceCount).map((of) => of.map(({ group }) => group));
        const tint = tints(planar);
        expect(clashes(planar, tint)).toBe(0);
        expect(Math.max(...tint)).toBeLessThan(5);
      }),
      { numRuns: 30 },
    );
  });

  test('a graph that is not planar gets as many as it needs', () => {
    const all = Array.from({ length: 7 }, (_, v) => [0, 1, 2, 3, 4, 5, 6].filter((other) => other !== v));
    expect([...tints(all)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('grids that touch at a point differ where they can', () => {
    const quarters = graphOf(['AB', 'CD']);
    const touching = [[3], [2], [1], [0]];
    const previous = [0, 1, 1, 0];
    expect([...tints(quarters, { previous })]).toEqual(previous);
    expect(new Set(tints(quarters, { previous, touching })).size).toBe(4);
  });

  test('earlier tints are kept where they fit', () => {
    const before = tints(graphOf(['AABBCCDD', 'EEFFGGHH', 'IIJJKKLL'])).map((tint) => 3 - tint);
    expect(tints(graphOf(['AABBCCDD', 'EEFFGGHH', 'IIJJKKLL']), { previous: before })).toEqual(before);
    const moved = graphOf(['AABBCCDD', 'EFFGGHHH', 'IIJJKKLL']);
    const after = tints(moved, { previous: before });
    expect(clashes(moved, before)).toBeGreaterThan(0);
    expect(clashes(moved, after)).toBe(0);
    expect([...after].filter((tint, v) => tint === before[v]).length).toBeGreaterThanOrEqual(9);
  });
});
