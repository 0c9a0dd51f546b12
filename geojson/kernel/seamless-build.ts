import { type Chains, chainsOfRuns } from './chains.ts';
import { withFaces } from './faces.ts';
import { findFaults } from './find-faults.ts';
import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { pairTable } from './intern.ts';
import { FREE, matchSides, SEAM } from './match-sides.ts';
import type { FaceOwners } from './owners.ts';
import { partialBuild } from './partial-build.ts';
import type { PlanarMap } from './planar-map.ts';
import { simpleFeatures } from './simple-features.ts';

/**
 * A seamless coverage is built from its matched sides alone: no two of them meet but at common ends, so nothing is noded.
 *
 * Why: its features are simple and nothing lies under two, so no borders cross. Were an end of some sides to lie inside a side
 * s, all around it would be covered but what lies beyond s where s is free; the outermost of those sides are then free
 * themselves, as s is their neighbour without being their mate. And free sides do not meet: the partial build has shown it.
 *
 * Where a ring follows the same neighbour on both sides of a point, these two cover all around it, so no third border ends
 * there: it is inside an edge. So it is between two free sides if no others come there. All other points are nodes.
 */
export interface SeamlessBuild {
  readonly map: PlanarMap;
  readonly faceOwners: FaceOwners;
}

/** The map of a coverage without any fault, the same as `build` makes; null for any other. */
export function seamlessBuild(flat: FlatPolygons): SeamlessBuild | null {
  const mate = matchSides(flat);
  if (simpleFeatures(flat, mate).includes(0)) return null;
  const { state, unclear, folded } = partialBuild(flat, mate, new Uint8Array(flat.ids.length));
  const isMet = state.noding.meetings.length > 0 || unclear.length > 0 || folded.length > 0;
  if (isMet || findFaults(state).length > 0) return null;
  const { edgeSegment, ...chains } = seamlessChains(flat, mate);
  const map = withFaces(chains);
  return { map, faceOwners: ownersOfSides(flat, mate, map, edgeSegment) };
}

/** Edges as the runs of sides between nodes, each by the first of its sides. `edgeSegment` holds sides. */
function seamlessChains(flat: FlatPolygons, mate: Int32Array): Chains {
  const { x, y, ringStart } = flat;
  const isNode = nodePoints(flat, mate);
  const nodes = pairTable(1024);
  const nodePoint: number[] = [];
  const nodeAt = (point: number) => {
    const node = nodes.add(x[point]!, y[point]!);
    if (node === nodePoint.length) nodePoint.push(point);
    return node;
  };
  let count = 0;
  for (let side = 0; side < mate.length; side++) if (isFirst(mate, side)) count++;
  // Every side adds one point to its run and every run one more.
  const points = new Uint32Array(count * 2);
  let length = 0;
  const start = [0];
  const head: number[] = [];
  const tail: number[] = [];
  const firstSegment: number[] = [];
  const lastSegment: number[] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const begin = ringStart[r]!;
    const last = ringStart[r + 1]! - 1;
    let origin = begin;
    while (origin < last && isNode[origin] === 0) origin++;
    if (origin === last) origin = lowestPoint(flat, begin, last);
    for (let walked = 0, at = origin; walked < last - begin; ) {
      const first = at;
      const isOurs = isFirst(mate, first);
      if (isOurs) points[length++] = at;
      let side = at;
      do {
        side = at;
        walked++;
        at = at + 1 === last ? begin : at + 1;
        if (isOurs) points[length++] = at;
      } while (isNode[at] === 0 && at !== origin);
      if (!isOurs) continue;
      start.push(length);
      head.push(nodeAt(first));
      tail.push(nodeAt(at));
      firstSegment.push(first);
      lastSegment.push(side);
    }
  }
  return chainsOfRuns({
    x,
    y,
    points: points.subarray(0, length),
    start,
    nodes: nodePoint,
    head,
    tail,
    firstSegment,
    lastSegment,
  });
}

/** Is a side free or the first of its pair? */
function isFirst(mate: Int32Array, side: number): boolean {
  return mate[side] === FREE || mate[side]! > side;
}

function lowestPoint({ x, y }: FlatPolygons, begin: number, end: number): number {
  let lowest = begin;
  for (let i = begin + 1; i < end; i++) if ((x[i]! - x[lowest]! || y[i]! - y[lowest]!) < 0) lowest = i;
  return lowest;
}

/** 1 for each point at which other than two sides end, mates counted as one. */
function nodePoints(flat: FlatPolygons, mate: Int32Array): Uint8Array {
  const { x, y, ringStart } = flat;
  const isNode = new Uint8Array(x.length);
  const freeEnds = pairTable(1024);
  const ends: number[] = [];
  for (let side = 0; side < mate.length; side++) {
    if (mate[side] !== FREE) continue;
    const vertex = freeEnds.add(x[side]!, y[side]!);
    ends[vertex] = (ends[vertex] ?? 0) + 1;
  }
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const begin = ringStart[r]!;
    const last = ringStart[r + 1]! - 1;
    for (let point = begin, before = last - 1; point < last; before = point++) {
      const came = mate[before]!;
      const goes = mate[point]!;
      if (came === FREE && goes === FREE) {
        isNode[point] = ends[freeEnds.find(x[point]!, y[point]!)] === 1 ? 0 : 1;
      } else isNode[point] = came !== FREE && goes !== FREE && isFollowed(flat, mate, goes, came) ? 0 : 1;
    }
  }
  return isNode;
}

/** Does one side come right after another in a ring? */
function isFollowed({ ringStart }: FlatPolygons, mate: Int32Array, side: number, after: number): boolean {
  if (mate[side + 1] !== SEAM) return after === side + 1;
  return after === ringStart[ringOfPoint(ringStart, side)];
}

/** The owner of each face, that of a side which has it on the left. */
function ownersOfSides(
  { x, y, ringStart, ringOwner }: FlatPolygons,
  mate: Int32Array,
  map: PlanarMap,
  edgeSide: Uint32Array,
): FaceOwners {
  const owner = new Uint32Array(map.faceCount);
  const start = new Uint32Array(map.faceCount + 1);
  for (let face = 0; face < map.faceCount; face++) {
    const half = map.ringHalf[map.ringStart[map.faceRing[face]!]!]!;
    const side = edgeSide[half >> 1]!;
    const first = map.pointStart[half >> 1]!;
    const runsAlong = x[side] === map.pointX[first] && y[side] === map.pointY[first];
    owner[face] = ringOwner[ringOfPoint(ringStart, runsAlong === ((half & 1) === 0) ? side : mate[side]!)]!;
    start[face + 1] = face + 1;
  }
  return { start, owner };
}
