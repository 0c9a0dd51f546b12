import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { userOf, type Walks } from './soup.ts';

/**
 * Owners says which polygons cover each face, by the even-odd rule: crossing an edge enters or leaves every polygon
 * that uses the edge an odd number of times, and outside one is in none.
 */
export interface FaceOwners {
  /** The polygons over face `f` are `owner[start[f] … start[f + 1] - 1]`, ascending: none over a gap, two or more over an overlap. */
  readonly start: Uint32Array;
  readonly owner: Uint32Array;
}

/** The polygons that use a segment an odd number of times, ascending. */
export function oddPolygons({ walkStart, walks }: Walks, segment: number): number[] {
  const odd: number[] = [];
  if (walkStart[segment + 1]! - walkStart[segment]! === 1) {
    const user = userOf(walks[walkStart[segment]!]!);
    return user < 0 ? odd : [user];
  }
  for (let w = walkStart[segment]!; w < walkStart[segment + 1]!; w++) {
    const user = userOf(walks[w]!);
    if (user < 0) continue;
    const at = odd.indexOf(user);
    if (at === -1) odd.push(user);
    else odd.splice(at, 1);
  }
  return odd.length < 2 ? odd : odd.sort((p, q) => p - q);
}

/**
 * @param oddOfEdge the polygons that use an edge an odd number of times: the same along the whole edge, because every polygon
 *   uses an even number of the segments at a vertex
 */
export function ownersOf(map: PlanarMap, oddOfEdge: (edge: number) => readonly number[]): FaceOwners {
  const owners: (readonly number[] | undefined)[] = new Array(map.faceCount);
  const queue: number[] = [];
  const enter = (half: number, from: readonly number[]) => {
    const face = faceOfHalf(map, half);
    if (face === OUTSIDE || owners[face] !== undefined) return;
    owners[face] = symmetricDifference(from, oddOfEdge(half >> 1));
    queue.push(face);
  };
  for (let half = 0; half < map.edgeCount * 2; half++) {
    if (faceOfHalf(map, half ^ 1) === OUTSIDE) enter(half, []);
  }
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    for (const half of halvesOfFace(map, face)) enter(half ^ 1, owners[face]!);
  }
  return packOwners(owners.map((list) => list!));
}

export function packOwners(lists: readonly (readonly number[])[]): FaceOwners {
  const start = new Uint32Array(lists.length + 1);
  for (let face = 0; face < lists.length; face++) start[face + 1] = start[face]! + lists[face]!.length;
  const owner = new Uint32Array(start[lists.length]!);
  for (let face = 0; face < lists.length; face++) owner.set(lists[face]!, start[face]!);
  return { start, owner };
}

/** How many polygons cover a face. */
export function ownerCount(owners: FaceOwners, face: number): number {
  return owners.start[face + 1]! - owners.start[face]!;
}

/** The polygons that cover a face. */
export function ownersOfFace(owners: FaceOwners, face: number): Uint32Array {
  return owners.owner.subarray(owners.start[face]!, owners.start[face + 1]!);
}

export function symmetricDifference(a: readonly number[], b: readonly number[]): number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j === b.length || (i < a.length && a[i]! < b[j]!)) result.push(a[i++]!);
    else if (i === a.length || b[j]! < a[i]!) result.push(b[j++]!);
    else {
      i++;
      j++;
    }
  }
  return result;
}
