import { expect, it } from 'vitest';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { FREE, matchSides, SEAM } from '../../../geojson/kernel/match-sides.ts';
import { seeded } from '../../bench/data/random.ts';

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
