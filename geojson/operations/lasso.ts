import { labelPoint } from '../kernel/label-point.ts';
import { toDegrees } from '../kernel/lattice.ts';
import type { PlanarMap } from '../kernel/planar-map.ts';
import { faceRings, type Ring } from '../kernel/polygons.ts';
import { polygonsHold } from '../kernel/polygons-hold.ts';
import type { Point } from '../kernel/redraw.ts';

/**
 * The faces that a lasso holds, ascending: those whose label point, the place farthest from their border, is within the drawn
 * line. So one need not go round a block's every corner, and lassos that lie side by side share no face. Where the line crosses
 * itself, what it goes round twice is not held.
 * @param lasso the drawn line in lattice points; closed or not
 */
export function facesInLasso(map: PlanarMap, lasso: readonly Point[]): number[] {
  const ring: Ring = [...lasso, ...lasso.slice(0, 1)].map(([x, y]) => [toDegrees(x), toDegrees(y)]);
  const held: number[] = [];
  for (let face = 0; face < map.faceCount; face++) {
    const rings = faceRings(map, face);
    if (mayMeet(rings[0]!, ring) && polygonsHold([[ring]], labelPoint([rings]))) held.push(face);
  }
  return held;
}

/** Do the boxes around two rings meet? */
function mayMeet(a: Ring, b: Ring): boolean {
  return [0, 1].every((axis) => {
    const [low, high] = extent(a, axis);
    const [from, to] = extent(b, axis);
    return low <= to && from <= high;
  });
}

function extent(ring: Ring, axis: number): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const place of ring) {
    low = Math.min(low, place[axis]!);
    high = Math.max(high, place[axis]!);
  }
  return [low, high];
}
