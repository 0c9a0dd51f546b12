import type { FlatPolygons } from './flat-polygons.ts';
import type { FaceOwners } from './owners.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Scratch } from './scratch.ts';
import type { SeamlessEdges } from './seamless-edges.ts';
import type { SeamlessRuns } from './seamless-runs.ts';
import { numbered, sortByKey } from './sort-by-key.ts';

/**
 * The faces of a seamless coverage are its polygons: each is simple, so that its rings are those of one face, and it lies
 * over no other; what none covers is outside. They come in the order of `withFaces`: faces by the lowest half-edge of the
 * outer ring, the holes of each by their lowest, and every ring begins with it.
 */
export function seamlessFaces(
  { ringOwner, polygonStart }: FlatPolygons,
  { ringRun, next }: SeamlessRuns,
  { edges, halfOfRun }: SeamlessEdges,
  scratch: Scratch,
): { readonly map: PlanarMap; readonly faceOwners: FaceOwners } {
  const lowest = lowestRuns(ringRun, halfOfRun);
  const lowestHalf = lowest.map((run) => halfOfRun[run]!);
  const polygons = orderedPolygons(polygonStart, lowestHalf, scratch);
  const edgeCount = edges.edgeFrom.length;
  const faceCount = polygons.length;
  const edgeLeft = new Int32Array(edgeCount).fill(OUTSIDE);
  const edgeRight = new Int32Array(edgeCount).fill(OUTSIDE);
  const faceRing = new Uint32Array(faceCount + 1);
  const ringStart = new Uint32Array(ringRun.length);
  const ringHalf = new Uint32Array(next.length);
  const owner = new Uint32Array(faceCount);
  let rings = 0;
  let halves = 0;
  const addRing = (face: number, ring: number) => {
    let run = lowest[ring]!;
    do {
      const half = halfOfRun[run]!;
      ringHalf[halves++] = half;
      ((half & 1) === 0 ? edgeLeft : edgeRight)[half >> 1] = face;
      run = next[run]!;
    } while (run !== lowest[ring]);
    ringStart[++rings] = halves;
  };
  for (let face = 0; face < faceCount; face++) {
    const polygon = polygons[face]!;
    const outer = polygonStart[polygon]!;
    owner[face] = ringOwner[outer]!;
    addRing(face, outer);
    const holes = polygonStart[polygon + 1]! - outer - 1;
    if (holes > 0) {
      const unordered = Uint32Array.from({ length: holes }, (_, hole) => outer + 1 + hole);
      for (const hole of sortByKey(unordered, lowestHalf, scratch)) addRing(face, hole);
    }
    faceRing[face + 1] = rings;
  }
  const map = {
    nodeCount: edges.nodeX.length,
    edgeCount,
    faceCount,
    nodeX: edges.nodeX,
    nodeY: edges.nodeY,
    edgeFrom: edges.edgeFrom,
    edgeTo: edges.edgeTo,
    edgeLeft,
    edgeRight,
    pointStart: edges.pointStart,
    pointX: edges.pointX,
    pointY: edges.pointY,
    faceRing,
    ringStart,
    ringHalf,
  };
  return { map, faceOwners: { start: new Uint32Array(faceCount + 1).map((_, face) => face), owner } };
}

/** The run of each ring that goes along its lowest half-edge. */
function lowestRuns(ringRun: Uint32Array, halfOfRun: Uint32Array): Uint32Array {
  const lowest = ringRun.slice(0, -1);
  for (let ring = 0; ring < lowest.length; ring++) {
    for (let run = lowest[ring]! + 1; run < ringRun[ring + 1]!; run++) {
      if (halfOfRun[run]! < halfOfRun[lowest[ring]!]!) lowest[ring] = run;
    }
  }
  return lowest;
}

/** The polygons in the order of their outer rings' lowest half-edges. (Those without rings are nothing.) */
function orderedPolygons(polygonStart: Uint32Array, lowestHalf: Uint32Array, scratch: Scratch): Uint32Array {
  const some = numbered(scratch.uints(polygonStart.length - 1)).filter(
    (polygon) => polygonStart[polygon] !== polygonStart[polygon + 1],
  );
  const keys = polygonStart.map((outer) => lowestHalf[outer] ?? 0);
  return sortByKey(some, keys, scratch);
}
