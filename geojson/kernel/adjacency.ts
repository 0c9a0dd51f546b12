import { sideLength } from './geodesic.ts';
import { toDegrees } from './lattice.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';

/** A group of faces (a grid, say) that shares border with another: which, and for how many metres. */
export interface Neighbour {
  readonly group: number;
  readonly metres: number;
}

/**
 * The neighbours of each group of faces, longest shared border first. Groups that touch only at points are no neighbours.
 * @param groupOfFace the group of each face, −1 for none
 * @param groups how many groups there are
 */
export function neighbours(map: PlanarMap, groupOfFace: Int32Array, groups: number): Neighbour[][] {
  const shared = Array.from({ length: groups }, () => new Map<number, number>());
  for (let edge = 0; edge < map.edgeCount; edge++) {
    const left = groupBeside(map.edgeLeft[edge]!, groupOfFace);
    const right = groupBeside(map.edgeRight[edge]!, groupOfFace);
    if (left === right || left === -1 || right === -1) continue;
    const metres = edgeMetres(map, edge);
    shared[left]!.set(right, (shared[left]!.get(right) ?? 0) + metres);
    shared[right]!.set(left, (shared[right]!.get(left) ?? 0) + metres);
  }
  return shared.map((of) =>
    [...of]
      .map(([group, metres]) => ({ group, metres }))
      .sort((p, q) => q.metres - p.metres || p.group - q.group),
  );
}

/** The length in metres of the border around each group of faces, holes included. */
export function perimeters(map: PlanarMap, groupOfFace: Int32Array, groups: number): Float64Array {
  const metres = new Float64Array(groups);
  for (let edge = 0; edge < map.edgeCount; edge++) {
    const left = groupBeside(map.edgeLeft[edge]!, groupOfFace);
    const right = groupBeside(map.edgeRight[edge]!, groupOfFace);
    if (left === right) continue;
    const length = edgeMetres(map, edge);
    if (left !== -1) metres[left]! += length;
    if (right !== -1) metres[right]! += length;
  }
  return metres;
}

function groupBeside(face: number, groupOfFace: Int32Array): number {
  return face === OUTSIDE ? -1 : groupOfFace[face]!;
}

/** The length of an edge on the ellipsoid, in metres. */
export function edgeMetres({ pointStart, pointX, pointY }: PlanarMap, edge: number): number {
  let metres = 0;
  for (let p = pointStart[edge]! + 1; p < pointStart[edge + 1]!; p++) {
    metres += sideLength(
      toDegrees(pointX[p - 1]!),
      toDegrees(pointY[p - 1]!),
      toDegrees(pointX[p]!),
      toDegrees(pointY[p]!),
    );
  }
  return metres;
}
