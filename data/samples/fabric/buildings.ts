import type { Random } from '../random.ts';
import { boxOf, clearance, contains, type Ring } from './polygon.ts';
import { add, distance, nearestOn, scale, turnLeft, unit, type Vector } from './vector.ts';

/** How a block is built up, in metres. */
export interface Manner {
  readonly length: readonly [number, number];
  readonly depth: number;
  /** Between rows, and between the buildings of a row. */
  readonly street: number;
  readonly gap: number;
  /** How much of the room is used. */
  readonly share: number;
}

export const manners = {
  slabs: { length: [36, 58], depth: 12, street: 26, gap: 12, share: 0.85 },
  houses: { length: [11, 20], depth: 11, street: 9, gap: 5, share: 0.6 },
  halls: { length: [50, 90], depth: 32, street: 30, gap: 18, share: 0.7 },
} as const satisfies Record<string, Manner>;

/**
 * Rows of buildings facing nearly south, kept clear of the block's edge and of the lanes inside it.
 * @param lanes dead ends within the block
 */
export function buildingsIn(
  ring: Ring,
  lanes: readonly (readonly Vector[])[],
  manner: Manner,
  random: Random,
): Ring[] {
  const along = unit([1, random.between(-0.12, 0.12)]);
  const up = turnLeft(along);
  const { low, high } = boxOf(ring);
  const found: Ring[] = [];
  for (let y = low[1] + 14; y < high[1]; y += manner.depth + manner.street) {
    for (let x = low[0] + 6; x < high[0]; ) {
      const length = random.between(...manner.length);
      const lift = (x - low[0]) * along[1];
      const corner: Vector = [x, y + lift];
      const building: Ring = [
        corner,
        add(corner, scale(along, length)),
        add(add(corner, scale(along, length)), scale(up, manner.depth)),
        add(corner, scale(up, manner.depth)),
      ];
      const fits = fitsIn(ring, building, lanes);
      if (fits && random.chance(manner.share)) found.push(building);
      x += fits ? length + manner.gap : 6;
    }
  }
  return found;
}

function fitsIn(ring: Ring, building: Ring, lanes: readonly (readonly Vector[])[]): boolean {
  const probes = building.flatMap((p, i) => {
    const q = building[(i + 1) % building.length]!;
    return [p, scale(add(p, q), 0.5)];
  });
  if (!probes.every((p) => contains(ring, p) && clearance(ring, p) > 8)) return false;
  return lanes.every((lane) =>
    lane.every((b, i) => i === 0 || probes.every((p) => distance(p, nearestOn(lane[i - 1]!, b, p)) > 6)),
  );
}
