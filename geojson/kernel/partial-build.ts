import type { BuildState } from './build-state.ts';
import { chainsOf } from './chains.ts';
import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { withFaces } from './faces.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { FREE } from './match-sides.ts';
import { node } from './noding.ts';
import { type FaceOwners, oddPolygons, packOwners, symmetricDifference } from './owners.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { release } from './scratch.ts';
import { cutSoup, isBackwards, keepSegments, type Soup, soupOf, userOf } from './soup.ts';

/**
 * A partial build is made of the sides that no other cancels and of all sides of some features, the *whole* ones. It shows
 * where no feature or several lie over one another, and of whole features which; of the others that are simple only how many.
 *
 * A side and its mate add nothing to how often the features wind around a point, so that number is told by the rest; a simple
 * feature winds once around what it covers. A whole feature is told by even and odd, whatever its rings are like.
 */
export interface PartialBuild {
  readonly state: BuildState;
  /** The faces that lie under several features not all of which are whole. */
  readonly unclear: readonly number[];
  /** Features that are not whole and, where a crossing was rounded, came to walk a segment twice. */
  readonly folded: readonly number[];
}

/** @param mate see `matchSides`; what is not simple must be whole */
export function partialBuild(flat: FlatPolygons, mate: Int32Array, whole: Uint8Array): PartialBuild {
  const raw = soupOf(flat, sidesFor(flat, mate, whole), []);
  const noding = node(raw.segments, raw.vertices);
  const noded = noding.cuts.size === 0 ? raw : cutSoup(raw, noding.cuts);
  const keep = separating(noded, whole);
  const soup = keep.includes(0) ? keepSegments(noded, keep) : noded;
  const { edgeSegment, ...chains } = chainsOf(soup.segments, userChanges(soup));
  const map = withFaces(chains);
  const oddOfEdge = (edge: number) => oddPolygons(soup, edgeSegment[edge]!);
  const { faceOwners, unclear } = coverOf(map, soup, edgeSegment, whole);
  const state = { flat, lines: [], whole, raw, noded, keep, noding, map, oddOfEdge, faceOwners };
  return { state, unclear, folded: foldedFeatures(noded, whole) };
}

/** The free sides, and those of whole features with their mates. */
function sidesFor({ ringStart, ringOwner }: FlatPolygons, mate: Int32Array, whole: Uint8Array): Int32Array {
  const chosen = new Uint8Array(mate.length);
  let count = 0;
  const choose = (side: number) => {
    count += 1 - chosen[side]!;
    chosen[side] = 1;
  };
  for (let i = 0; i < mate.length; i++) if (mate[i] === FREE) choose(i);
  for (let r = 0; r < ringOwner.length; r++) {
    if (whole[ringOwner[r]!] === 0) continue;
    for (let i = ringStart[r]!; i < ringStart[r + 1]! - 1; i++) {
      choose(i);
      if (mate[i]! >= 0) choose(mate[i]!);
    }
  }
  const sides = new Int32Array(count);
  let at = 0;
  for (let i = 0; at < count; i++) if (chosen[i] === 1) sides[at++] = i;
  release(chosen);
  return sides;
}

/** The segments along which the cover changes. */
function separating(soup: Soup, whole: Uint8Array): Uint8Array {
  const keep = new Uint8Array(soup.segments.count);
  for (let s = 0; s < keep.length; s++) {
    const isSingle = soup.walkStart[s + 1]! - soup.walkStart[s]! === 1;
    if (isSingle || windingOf(soup, s, whole) !== 0) keep[s] = 1;
    else if (oddPolygons(soup, s).some((user) => whole[user] === 1)) keep[s] = 1;
  }
  return keep;
}

/** How much oftener features that are not whole wind around what lies left of a segment than around what lies right. */
function windingOf({ walks, walkStart }: Soup, segment: number, whole: Uint8Array): number {
  let sum = 0;
  for (let w = walkStart[segment]!; w < walkStart[segment + 1]!; w++) {
    if (whole[userOf(walks[w]!)] === 0) sum += isBackwards(walks[w]!) ? -1 : 1;
  }
  return sum;
}

function foldedFeatures({ walks, walkStart, segments }: Soup, whole: Uint8Array): number[] {
  const folded: number[] = [];
  for (let s = 0; s < segments.count; s++) {
    if (walkStart[s + 1]! - walkStart[s]! < 2) continue;
    for (let w = walkStart[s]!; w < walkStart[s + 1]!; w++) {
      const user = userOf(walks[w]!);
      if (whole[user] === 1) continue;
      for (let v = walkStart[s]!; v < w; v++) if (userOf(walks[v]!) === user) folded.push(user);
    }
  }
  return folded;
}

/** Vertices between segments with different users: edges end there, so that an edge has the same along all of it. */
function userChanges(soup: Soup): Set<number> {
  const { from, to, vertexX } = soup.segments;
  const changes = new Set<number>();
  const before = new Int32Array(vertexX.length).fill(-1);
  const note = (vertex: number, segment: number) => {
    if (before[vertex] === -1) before[vertex] = segment;
    else if (!sameUsers(soup, before[vertex]!, segment)) changes.add(vertex);
  };
  for (let s = 0; s < soup.segments.count; s++) {
    note(from[s]!, s);
    note(to[s]!, s);
  }
  return changes;
}

function sameUsers({ walks, walkStart }: Soup, s: number, t: number): boolean {
  const first = walkStart[s]!;
  const other = walkStart[t]!;
  const count = walkStart[s + 1]! - first;
  if (walkStart[t + 1]! - other !== count) return false;
  // In another order they count as different; that costs a node too many.
  for (let w = 0; w < count; w++) if (userOf(walks[first + w]!) !== userOf(walks[other + w]!)) return false;
  return true;
}

/**
 * The features over each face: the whole ones, and a number beyond all features for every other. Unclear are the faces under
 * several not all of which are whole.
 */
function coverOf(
  map: PlanarMap,
  soup: Soup,
  edgeSegment: Uint32Array,
  whole: Uint8Array,
): { faceOwners: FaceOwners; unclear: number[] } {
  const someone = whole.length;
  const winding = new Int32Array(map.faceCount);
  const owners: (readonly number[] | undefined)[] = new Array(map.faceCount);
  const queue: number[] = [];
  const enter = (half: number, windingBefore: number, before: readonly number[]) => {
    const face = faceOfHalf(map, half);
    if (face === OUTSIDE || owners[face] !== undefined) return;
    const segment = edgeSegment[half >> 1]!;
    const turn = ((half & 1) === 0) === runsAlong(map, soup, half >> 1, segment) ? 1 : -1;
    winding[face] = windingBefore + turn * windingOf(soup, segment, whole);
    const odd = oddPolygons(soup, segment).filter((user) => whole[user] === 1);
    owners[face] = odd.length === 0 ? before : symmetricDifference(before, odd);
    queue.push(face);
  };
  for (let half = 0; half < map.edgeCount * 2; half++) {
    if (faceOfHalf(map, half ^ 1) === OUTSIDE) enter(half, 0, []);
  }
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    for (const half of halvesOfFace(map, face)) enter(half ^ 1, winding[face]!, owners[face]!);
  }
  const unclear: number[] = [];
  const lists = owners.map((known, face) => {
    const others = winding[face]!;
    if (others > 0 && others + known!.length > 1) unclear.push(face);
    return others > 0 ? [...known!, ...new Array<number>(others).fill(someone)] : known!;
  });
  return { faceOwners: packOwners(lists), unclear };
}

/** Does an edge run along its first segment the way that goes? */
function runsAlong(
  { pointStart, pointX, pointY }: PlanarMap,
  { segments }: Soup,
  edge: number,
  segment: number,
) {
  const first = pointStart[edge]!;
  const vertex = segments.from[segment]!;
  return segments.vertexX[vertex] === pointX[first] && segments.vertexY[vertex] === pointY[first];
}
