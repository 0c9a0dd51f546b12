import { orientation } from '../../geojson/kernel/orientation.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../geojson/kernel/planar-map.ts';

/** Whose a place is: the grid of every face tier that holds it. */
export interface Attribution {
  /** Tier → grid; a tier in which the place is nobody's is not there. */
  readonly grids: Readonly<Record<string, string>>;
  readonly onBorder: boolean;
}

/** Prepares `attribute(longitude, latitude)` for a plan, in lattice units. */
export function attributor(plan: Plan): (longitude: number, latitude: number) => Attribution {
  return (x, y) => {
    const face = faceAt(plan.map, x, y);
    const grids: Record<string, string> = {};
    if (face !== OUTSIDE)
      for (const tier of plan.tiers) {
        const grid = tier.grids[tier.gridOfFace[face] ?? -1];
        if (grid !== undefined) grids[tier.id] = grid.id;
      }
    return { grids, onBorder: false };
  };
}

function faceAt(map: Plan['map'], x: number, y: number): number {
  let best = -Infinity;
  let face = OUTSIDE;
  for (let e = 0; e < map.edgeCount; e++) {
    for (let p = map.pointStart[e]!; p < map.pointStart[e + 1]! - 1; p++) {
      const [ax, ay, bx, by] = [map.pointX[p]!, map.pointY[p]!, map.pointX[p + 1]!, map.pointY[p + 1]!];
      if (ay <= y === by <= y) continue;
      const up = by > ay;
      const side = orientation(ax, ay, bx, by, x, y);
      if (up ? side > 0 : side < 0) continue;
      const at = ax + ((y - ay) / (by - ay)) * (bx - ax);
      if (at <= best) continue;
      best = at;
      face = up ? map.edgeRight[e]! : map.edgeLeft[e]!;
    }
  }
  return face;
}
