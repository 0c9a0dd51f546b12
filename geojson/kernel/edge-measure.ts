import { sideLength } from './geodesic.ts';
import { toDegrees } from './lattice.ts';
import type { PlanarMap } from './planar-map.ts';

/** An edge's length in metres. */
export function edgeLength({ pointStart, pointX, pointY }: PlanarMap, edge: number): number {
  let length = 0;
  for (let p = pointStart[edge]!; p < pointStart[edge + 1]! - 1; p++) {
    length += sideLength(
      toDegrees(pointX[p]!),
      toDegrees(pointY[p]!),
      toDegrees(pointX[p + 1]!),
      toDegrees(pointY[p + 1]!),
    );
  }
  return length;
}

/** A place on an edge, in degrees: the middle of its middle stretch. */
export function middleOfEdge({ pointStart, pointX, pointY }: PlanarMap, edge: number): [number, number] {
  const p = (pointStart[edge]! + pointStart[edge + 1]! - 1) >> 1;
  const q = Math.min(p + 1, pointStart[edge + 1]! - 1);
  return [toDegrees((pointX[p]! + pointX[q]!) / 2), toDegrees((pointY[p]! + pointY[q]!) / 2)];
}
