import { describe, expect, test } from 'vitest';
import { draggableVertices, nearestVertex, verticesIn } from '../../../client/tools/vertex-set.ts';
import { OUTSIDE, type PlanarMap } from '../../../geojson/kernel/planar-map.ts';

/**
 * Three faces side by side; a and b are one grid, c another. The edge a|b divides nothing; b|c has a bend at (20, 5).
 *
 *   (0,10)──(10,10)──(20,10)──(30,10)
 *     │   a    │   b   (20,5)   c  │
 *   (0,0)───(10,0)───(20,0)────(30,0)
 */
const edges: {
  readonly left: number;
  readonly right: number;
  readonly points: readonly [number, number][];
}[] = [
  {
    left: 0,
    right: OUTSIDE,
    points: [
      [10, 10],
      [0, 10],
      [0, 0],
      [10, 0],
    ],
  },
  {
    left: 1,
    right: OUTSIDE,
    points: [
      [10, 0],
      [20, 0],
    ],
  },
  {
    left: 2,
    right: OUTSIDE,
    points: [
      [20, 0],
      [30, 0],
      [30, 10],
      [20, 10],
    ],
  },
  {
    left: 1,
    right: OUTSIDE,
    points: [
      [20, 10],
      [10, 10],
    ],
  },
  {
    left: 0,
    right: 1,
    points: [
      [10, 0],
      [10, 10],
    ],
  },
  {
    left: 1,
    right: 2,
    points: [
      [20, 0],
      [20, 5],
      [20, 10],
    ],
  },
];
const points = edges.flatMap((edge) => edge.points);
const starts = edges.map((_, e) => edges.slice(0, e).flatMap((edge) => edge.points).length);
starts.push(points.length);
const map: PlanarMap = {
  nodeCount: 0,
  edgeCount: edges.length,
  faceCount: 3,
  nodeX: new Int32Array(),
  nodeY: new Int32Array(),
  edgeFrom: new Uint32Array(),
  edgeTo: new Uint32Array(),
  edgeLeft: Int32Array.from(edges, (edge) => edge.left),
  edgeRight: Int32Array.from(edges, (edge) => edge.right),
  pointStart: Uint32Array.from(starts),
  pointX: Int32Array.from(points, ([x]) => x),
  pointY: Int32Array.from(points, ([, y]) => y),
  faceRing: new Uint32Array(),
  ringStart: new Uint32Array(),
  ringHalf: new Uint32Array(),
};
const scale = { east: 1, north: 1 };

describe('vertex-set', () => {
  test('only what divides two grids, and never the rim', () => {
    const set = draggableVertices(map, [Int32Array.of(0, 0, 1)]);
    expect([...set.x]).toEqual([20]);
    expect([...set.y]).toEqual([5]);
  });

  test('a border of any tier counts', () => {
    const tiers = [Int32Array.of(0, 0, 0), Int32Array.of(0, 1, 1)];
    expect(draggableVertices(map, tiers).x.length).toBe(0);
    const withBend = { ...map, edgeLeft: Int32Array.from(map.edgeLeft) };
    withBend.edgeLeft[5] = 0;
    expect([...draggableVertices(withBend, tiers).x]).toEqual([20]);
  });

  test('the nearest within reach, measured in pixels', () => {
    const set = { x: Int32Array.of(0, 10), y: Int32Array.of(0, 0) };
    expect(nearestVertex(set, [6, 0], scale, 8)).toEqual([10, 0]);
    expect(nearestVertex(set, [4, 0], scale, 8)).toEqual([0, 0]);
    expect(nearestVertex(set, [5, 9], scale, 8)).toBeNull();
    expect(nearestVertex(set, [4, 0], { east: 3, north: 3 }, 8)).toBeNull();
  });

  test('those in a box, its border included', () => {
    const set = { x: Int32Array.of(0, 10, 11), y: Int32Array.of(0, 10, 5) };
    expect(verticesIn(set, [0, 0], [10, 10])).toEqual([
      [0, 0],
      [10, 10],
    ]);
  });
});
