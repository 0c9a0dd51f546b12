import type { BuildState } from './build-state.ts';
import { dissolve, halvesOfFace, partsOf } from './dissolve.ts';
import type { Fault } from './faults.ts';
import { geodesicArea } from './geodesic.ts';
import { ownerCount, ownersOfFace } from './owners.ts';
import { pointInside } from './point-inside.ts';
import { type AreaGeometry, areaGeometry } from './polygons.ts';
import { isSliver } from './sliver.ts';

/** Gaps, slivers, overlaps and duplicates: connected regions under one set of polygons that is not a single one. */
export function areaFaults(state: BuildState): Fault[] {
  if (state.flat.ids.length === 0) return [];
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
  const areDuplicates = duplicateTest(state, faulty);
  joinDuplicates(areDuplicates, state, faulty, keyOfFace, partOfFace);
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
    return geometry === null ? [] : [areaFault(state, areDuplicates, faces, geometry)];
  });
}

/** A feature drawn twice is one fault, however many parts it has. */
function joinDuplicates(
  areDuplicates: DuplicateTest,
  { faceOwners }: BuildState,
  faulty: readonly number[],
  keyOf: Int32Array,
  partOf: Int32Array,
) {
  const firstPart = new Map<number, number>();
  for (const face of faulty) {
    if (!areDuplicates(ownersOfFace(faceOwners, face))) continue;
    const key = keyOf[face]!;
    const part = firstPart.get(key);
    if (part === undefined) firstPart.set(key, partOf[face]!);
    else partOf[face] = part;
  }
}

/** Do all these polygons cover exactly the same faces? */
type DuplicateTest = (owners: Uint32Array) => boolean;

function duplicateTest({ map, faceOwners }: BuildState, faulty: readonly number[]): DuplicateTest {
  const faces = new Map<number, number[]>();
  for (const face of faulty) for (const owner of ownersOfFace(faceOwners, face)) faces.set(owner, []);
  for (let face = 0; face < map.faceCount && faces.size > 0; face++) {
    for (const owner of ownersOfFace(faceOwners, face)) faces.get(owner)?.push(face);
  }
  return (owners) => {
    if (owners.length < 2) return false;
    const first = faces.get(owners[0]!)!;
    return owners.every((owner) => {
      const own = faces.get(owner)!;
      return own.length === first.length && own.every((face, i) => face === first[i]);
    });
  };
}

function areaFault(
  state: BuildState,
  areDuplicates: DuplicateTest,
  faces: readonly number[],
  geometry: AreaGeometry,
): Fault {
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
        : areDuplicates(owners)
          ? 'duplicate'
          : 'overlap',
    place: pointInside(polygons),
    areaSquareMetres: area,
    features: features.map((index) => state.flat.ids[index]!),
    faces,
    geometry,
  };
}

/** The polygons next to faces that nobody covers. */
function ownersAround({ map, oddOfEdge }: BuildState, faces: readonly number[]): number[] {
  const found = new Set<number>();
  for (const face of faces) {
    for (const half of halvesOfFace(map, face)) for (const owner of oddOfEdge(half >> 1)) found.add(owner);
  }
  return [...found].sort((p, q) => p - q);
}
