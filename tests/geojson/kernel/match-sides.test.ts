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
