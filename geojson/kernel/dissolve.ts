import type { PlanarMap } from './planar-map.ts';
import { isCounterClockwise, ringsOfWalk, rotationOf, successors } from './rings.ts';

/**
 * Dissolving finds the outlines of groups of faces by dropping the edges inside each group. Nothing is intersected,
 * so the result is as exact as the map.
 */

/** Rings of half-edges, the outer ring first. */
export type HalfPolygon = readonly (readonly number[])[];

const successorCache = new WeakMap<PlanarMap, Uint32Array>();

/** For each half-edge the next one around the face on its left; worked out once a map. */
export function successorsOf(map: PlanarMap): Uint32Array {
  let next = successorCache.get(map);
  if (next === undefined) {
    next = successors(map, rotationOf(map));
    successorCache.set(map, next);
  }
  return next;
}

/** Spares working out what whoever made a map knows already. */
export function rememberSuccessors(map: PlanarMap, next: Uint32Array): void {
  successorCache.set(map, next);
}

/** The face on the left of a half-edge, or `OUTSIDE`. */
export function faceOfHalf(map: PlanarMap, half: number): number {
  return (half & 1) === 0 ? map.edgeLeft[half >> 1]! : map.edgeRight[half >> 1]!;
}

/** All faces of a map, for callers that want every group. */
export function allFaces(map: PlanarMap): number[] {
  return Array.from({ length: map.faceCount }, (_, face) => face);
}

/**
 * The outlines of groups of faces: for each group its polygons, one for each connected part. Rings that touch in a
 * point come apart there.
 * @param groupOfFace the group of each face, −1 for none
 * @param faces where to look; must hold all faces of any group it holds one of
 */
export function dissolve(
  map: PlanarMap,
  groupOfFace: ArrayLike<number>,
  groupCount: number,
  faces: readonly number[],
): HalfPolygon[][] {
  const next = successorsOf(map);
  const groupOf = (half: number) => {
    const face = faceOfHalf(map, half);
    return face < 0 ? -1 : groupOfFace[face]!;
  };
  const partOf = partsOf(map, groupOfFace, faces);
  const polygonOfPart = new Map<number, number[][]>();
  const groups: number[][][][] = Array.from({ length: groupCount }, () => []);
  const seen = new Uint8Array(map.edgeCount * 2);
  for (const face of faces) {
    const group = groupOfFace[face]!;
    if (group < 0) continue;
    for (const first of halvesOfFace(map, face)) {
      if (seen[first] === 1 || groupOf(first ^ 1) === group) continue;
      const walk: number[] = [];
      for (let half = first; seen[half] === 0; ) {
        seen[half] = 1;
        walk.push(half);
        half = next[half]!;
        while (groupOf(half ^ 1) === group) half = next[half ^ 1]!;
      }
      const part = partOf[face]!;
      let polygon = polygonOfPart.get(part);
      if (polygon === undefined) {
        polygon = [];
        polygonOfPart.set(part, polygon);
        groups[group]!.push(polygon);
      }
      polygon.push(...ringsOfWalk(map, walk));
    }
  }
  for (const polygons of groups) for (const polygon of polygons) putOuterFirst(map, polygon);
  return groups;
}

/** The half-edges around a face, of all its rings. */
export function halvesOfFace(map: PlanarMap, face: number): Uint32Array {
  return map.ringHalf.subarray(map.ringStart[map.faceRing[face]!]!, map.ringStart[map.faceRing[face + 1]!]!);
}

/** Numbers the connected parts of the groups: two faces of a group with an edge between them are in one part. */
export function partsOf(
  map: PlanarMap,
  groupOfFace: ArrayLike<number>,
  faces: readonly number[],
): Int32Array {
  const part = new Int32Array(map.faceCount).fill(-1);
  let count = 0;
  for (const origin of faces) {
    if (part[origin] !== -1 || groupOfFace[origin]! < 0) continue;
    const queue = [origin];
    part[origin] = count;
    for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
      for (const half of halvesOfFace(map, face)) {
        const other = faceOfHalf(map, half ^ 1);
        if (other < 0 || part[other] !== -1 || groupOfFace[other] !== groupOfFace[face]) continue;
        part[other] = count;
        queue.push(other);
      }
    }
    count++;
  }
  return part;
}

function putOuterFirst(map: PlanarMap, rings: number[][]): void {
  if (rings.length < 2) return;
  const outer = rings.findIndex((ring) => isCounterClockwise(map, ring));
  rings.unshift(...rings.splice(outer, 1));
}
