import type { BuildState } from './build-state.ts';
import { dissolve, faceOfHalf, halvesOfFace, partsOf } from './dissolve.ts';
import type { Fault } from './faults.ts';
import { geodesicArea } from './geodesic.ts';
import { ownerCount, ownersOfFace } from './owners.ts';
import { pointInside } from './point-inside.ts';
import { type AreaGeometry, areaGeometry } from './polygons.ts';
import { isSliver } from './sliver.ts';

/** Gaps, slivers, overlaps and duplicates: connected regions under one set of polygons that is not a single one. */
export function areaFaults(state: BuildState): Fault[] {
  if (state.polygons.length === 0) return [];
  const { map, faceOwners } = state;
  const faulty: number[] = [];
  for (let face = 0; face < map.faceCount; face++) if (ownerCount(faceOwners, face) !== 1) faulty.push(face);
  const keys = new Map<string, number>();
  const keyOfFace = new Int32Array(map.faceCount).fill(-1);
  for (const face of faulty) {
    const key = ownersOfFace(faceOwners, face).join();
    if (!keys.has(key)) keys.set(key, keys.size);
    keyOfFace[face] = keys.get(key)!;
  }
  const partOfFace = partsOf(map, keyOfFace, faulty);
  joinDuplicates(state, faulty, keyOfFace, partOfFace);
  const byPart = new Map<number, number[]>();
  for (const face of faulty) {
    const part = partOfFace[face]!;
    byPart.set(part, [...(byPart.get(part) ?? []), face]);
  }
  const facesOfPart = [...byPart.values()];
  facesOfPart.forEach((faces, part) => {
    for (const face of faces) partOfFace[face] = part;
  });
  const outlines = dissolve(map, partOfFace, facesOfPart.length, faulty);
  return facesOfPart.flatMap((faces, part) => {
    const geometry = areaGeometry(map, outlines[part]!);
    return geometry === null ? [] : [areaFault(state, faces, geometry)];
  });
}

/** A feature drawn twice is one fault, however many parts it has. */
function joinDuplicates(state: BuildState, faulty: readonly number[], keyOf: Int32Array, partOf: Int32Array) {
  const firstPart = new Map<number, number>();
  for (const face of faulty) {
    if (!areDuplicates(state, ownersOfFace(state.faceOwners, face))) continue;
    const key = keyOf[face]!;
    const part = firstPart.get(key);
    if (part === undefined) firstPart.set(key, partOf[face]!);
    else partOf[face] = part;
  }
}

const faceLists = new WeakMap<BuildState, string[]>();

/** Do all these polygons cover exactly the same faces? */
function areDuplicates(state: BuildState, owners: ArrayLike<number>): boolean {
  if (owners.length < 2) return false;
  let lists = faceLists.get(state);
  if (lists === undefined) {
    lists = state.polygons.map(() => '');
    for (let face = 0; face < state.map.faceCount; face++) {
      for (const owner of ownersOfFace(state.faceOwners, face)) lists[owner] += ` ${face}`;
    }
    faceLists.set(state, lists);
  }
  for (let i = 1; i < owners.length; i++) if (lists[owners[i]!] !== lists[owners[0]!]) return false;
  return true;
}

function areaFault(state: BuildState, faces: readonly number[], geometry: AreaGeometry): Fault {
  const owners = ownersOfFace(state.faceOwners, faces[0]!);
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const area = polygons.reduce((sum, rings) => sum + geodesicArea(rings), 0);
  const features = owners.length === 0 ? ownersAround(state, faces) : [...owners];
  return {
    kind:
      owners.length === 0
        ? isSliver(area, polygons)
          ? 'sliver'
          : 'gap'
        : areDuplicates(state, owners)
          ? 'duplicate'
          : 'overlap',
    place: pointInside(polygons),
    areaSquareMetres: area,
    features: features.map((index) => state.polygons[index]!.id),
    faces,
    geometry,
  };
}

function ownersAround(state: BuildState, faces: readonly number[]): number[] {
  const found = new Set<number>();
  for (const face of faces) {
    for (const half of halvesOfFace(state.map, face)) {
      const other = faceOfHalf(state.map, half ^ 1);
      if (other >= 0) for (const owner of ownersOfFace(state.faceOwners, other)) found.add(owner);
    }
  }
  return [...found].sort((p, q) => p - q);
}
