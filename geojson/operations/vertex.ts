import { halvesOfFace } from '../kernel/dissolve.ts';
import { edgeOfPoint, pointAt } from '../kernel/lookup.ts';
import type { PlanarMap } from '../kernel/planar-map.ts';
import type { Point, Stretch } from '../kernel/redraw.ts';

/** The surroundings of a vertex, given the points of the map that lie there (see `pointsAt`). */

/** The faces around a vertex, `OUTSIDE` among them if it is on the scope's border. */
export function facesAround(map: PlanarMap, points: readonly number[]): Set<number> {
  const faces = new Set<number>();
  for (const point of points) {
    const edge = edgeOfPoint(map, point);
    faces.add(map.edgeLeft[edge]!).add(map.edgeRight[edge]!);
  }
  return faces;
}

/** The stretches of an edge that begin at one of its points. */
export function stretchesAt(map: PlanarMap, point: number): Stretch[] {
  const edge = edgeOfPoint(map, point);
  const here = pointAt(map, point);
  const stretches: Stretch[] = [];
  if (point > map.pointStart[edge]!) stretches.push([here, pointAt(map, point - 1)]);
  if (point < map.pointStart[edge + 1]! - 1) stretches.push([here, pointAt(map, point + 1)]);
  return stretches;
}

/** Is there a vertex at a place on the border of one of the faces? */
export function isTaken(map: PlanarMap, faces: ReadonlySet<number>, [x, y]: Point): boolean {
  for (const face of faces) {
    for (const half of halvesOfFace(map, face)) {
      for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]!; p++) {
        if (map.pointX[p] === x && map.pointY[p] === y) return true;
      }
    }
  }
  return false;
}
