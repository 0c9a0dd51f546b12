import { expect, it } from 'vitest';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { FREE, matchSides, SEAM } from '../../../geojson/kernel/match-sides.ts';
import { mosaic } from '../../bench/data/mosaic.ts';
import { faceFeatures, multiPolygonOf } from '../../bench/data/polygon-features.ts';
import { seeded } from '../../bench/data/random.ts';

it('sides are matched however far apart neighbours stand in the file', () => {
  const map = mosaic({ columns: 60, rows: 40, cell: 13_500, halfSide: 4, shortSide: 7 });
  const features = faceFeatures(map).map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
  const random = seeded(1);
  const shuffled = features.map((one) => [random(), one] as const).sort(([p], [q]) => p - q);
  let rim = 0;
  for (let edge = 0; edge < map.edgeCount; edge++) {
    const sides = map.pointStart[edge + 1]! - map.pointStart[edge]! - 1;
    if (map.edgeLeft[edge]! < 0 || map.edgeRight[edge]! < 0) rim += sides;
  }
  for (const polygons of [features, shuffled.map(([, one]) => one)]) {
    const { x, y, ringStart } = flatten(polygons);
    const mate = matchSides(flatten(polygons));
    expect(mate.filter((other) => other === FREE).length).toBe(rim);
    expect(mate.filter((other) => other === SEAM).length).toBe(ringStart.length - 1);
    const isMatched = (side: number, other: number) =>
      other < 0 ||
      (mate[other] === side &&
        x[side] === x[other + 1] &&
        y[side] === y[other + 1] &&
        x[side + 1] === x[other] &&
        y[side + 1] === y[other]);
    expect(mate.findIndex((other, side) => !isMatched(side, other))).toBe(-1);
  }
});

/** A chequerboard of unit cells, in the order given: far more sides wait at once than there is room for at first. */
const SIZE = 90;
const cell = (k: number) => {
  const [i, j] = [k % SIZE, Math.floor(k / SIZE)];
  const at = (x: number, y: number) => [x / 1e7, y / 1e7];
  return { id: String(k), coordinates: [[[at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]]] };
};

it('pairs every side that has a neighbour, in whatever order the features come', () => {
  const random = seeded(5);
  const cells = Array.from({ length: SIZE * SIZE }, (_, k) => k);
  const shuffled = cells.map((k) => [random(), k] as const).sort(([p], [q]) => p - q);
  for (const order of [cells, shuffled.map(([, k]) => k)]) {
    const flat = flatten(order.map(cell));
    const mate = matchSides(flat);
    const { x, y } = flat;
    expect(mate.filter((side) => side === FREE)).toHaveLength(4 * SIZE);
    expect(mate.filter((side) => side === SEAM)).toHaveLength(SIZE * SIZE);
    for (const [side, other] of mate.entries()) {
      if (other < 0) continue;
      expect(mate[other]).toBe(side);
      expect([x[other], y[other], x[other + 1], y[other + 1]]).toEqual([
        x[side + 1],
        y[side + 1],
        x[side],
        y[side],
      ]);
    }
  }
});
