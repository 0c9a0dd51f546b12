import type { BuildState } from './build-state.ts';
import { type ChosenSides, chosenSides } from './chosen-sides.ts';
import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { withFaces } from './faces.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { node } from './noding.ts';
import { type FaceOwners, oddPolygons, packOwners, symmetricDifference } from './owners.ts';
import { partialEdges } from './partial-edges.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { choiceOf, releaseChoice, type SideChoice } from './side-choice.ts';
import { cutSoup, isBackwards, type Soup, soupOf, userOf, type Walks } from './soup.ts';

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
  const choice = choiceOf(flat, mate, whole);
  const built = buildChosen(choice);
  releaseChoice(choice);
  return built;
}

/** The build of a choice of sides; its whole features are those all of whose sides are chosen. */
export function buildChosen(choice: SideChoice): PartialBuild {
  const { flat, whole } = choice;
  return buildOf(flat, whole, chosenSides(choice, true)) ?? buildOf(flat, whole, chosenSides(choice, false))!;
}

/** Null if lines were taken for clear that are not. */
function buildOf(
  flat: FlatPolygons,
  whole: Uint8Array,
  { toNode, besideCount, lines }: ChosenSides,
): PartialBuild | null {
  const raw = soupOf(flat, toNode, []);
  const noding = node(raw.segments, raw.vertices);
  for (const segment of noding.cuts.keys()) if (segment >= raw.segments.count - besideCount) return null;
  const noded = noding.cuts.size === 0 ? raw : cutSoup(raw, noding.cuts);
  const keep = separating(noded, whole);
  const edges = partialEdges(flat, noded, keep, lines);
  const map = withFaces(edges.chains);
  const oddOfEdge = (edge: number) => oddPolygons(edges, edge);
  const { faceOwners, unclear } = coverOf(map, edges, whole);
  const state = { flat, lines: [], whole, raw, noded, keep, noding, map, oddOfEdge, faceOwners };
  return { state, unclear, folded: foldedFeatures(noded, whole) };
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
function windingOf({ walks, walkStart }: Walks, segment: number, whole: Uint8Array): number {
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

/**
 * The features over each face: the whole ones, and a number beyond all features for every other. Unclear are the faces under
 * several not all of which are whole.
 */
function coverOf(
  map: PlanarMap,
  edges: Walks,
  whole: Uint8Array,
): { faceOwners: FaceOwners; unclear: number[] } {
  const someone = whole.length;
  const winding = new Int32Array(map.faceCount);
  const owners: (readonly number[] | undefined)[] = new Array(map.faceCount);
  const queue: number[] = [];
  const enter = (half: number, windingBefore: number, before: readonly number[]) => {
    const face = faceOfHalf(map, half);
    if (face === OUTSIDE || owners[face] !== undefined) return;
    const turn = (half & 1) === 0 ? 1 : -1;
    winding[face] = windingBefore + turn * windingOf(edges, half >> 1, whole);
    const odd = oddPolygons(edges, half >> 1).filter((user) => whole[user] === 1);
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
