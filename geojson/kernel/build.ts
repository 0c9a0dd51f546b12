import { bridges } from './bridges.ts';
import { chainsOf } from './chains.ts';
import { withFaces } from './faces.ts';
import type { Fault } from './faults.ts';
import { findFaults } from './find-faults.ts';
import { allSides, type FlatPolygons } from './flat-polygons.ts';
import { flatten } from './flatten.ts';
import { node } from './noding.ts';
import { type FaceOwners, oddPolygons, ownersOf } from './owners.ts';
import type { PlanarMap } from './planar-map.ts';
import { seamlessBuild } from './seamless-build.ts';
import {
  cutSoup,
  keepSegments,
  type LineInput,
  type PolygonInput,
  type Soup,
  soupOf,
  userOf,
} from './soup.ts';

/**
 * Build makes one planar map of polygons, lines or both: every place where they meet becomes a node, every stretch of
 * border one edge, every enclosed region one face. (Which lines lie along which edges says `edgeLines`.) It mends nothing silently: what is wrong with the input is in `faults`.
 */
export interface BuildInput {
  readonly polygons: readonly PolygonInput[];
  /** Lines that divide faces, as streets divide blocks. What of them does not bound a face is a dangle. */
  readonly lines: readonly LineInput[];
}

export interface BuildResult {
  readonly map: PlanarMap;
  /** The polygons over each face, by index. In a map of lines alone every face is a gap. */
  readonly faceOwners: FaceOwners;
  readonly faults: readonly Fault[];
}

/**
 * Builds the planar map of features in degrees. The scope is the union of the polygons with the gaps they enclose and the
 * regions the lines enclose.
 * @throws RangeError for a coordinate that is not a longitude or latitude
 */
export function build({ polygons, lines }: BuildInput): BuildResult {
  const flat = flatten(polygons);
  if (lines.length === 0) {
    const seamless = seamlessBuild(flat);
    if (seamless !== null) return { ...seamless, faults: [] };
  }
  return buildNoded(flat, lines);
}

/** The build of any input whatever, whose segments may cross. */
export function buildNoded(flat: FlatPolygons, lines: readonly LineInput[]): BuildResult {
  const raw = soupOf(flat, allSides(flat), lines);
  const noding = node(raw.segments, raw.vertices);
  const noded = noding.cuts.size === 0 ? raw : cutSoup(raw, noding.cuts);
  const keep = bounding(noded, lines.length > 0);
  const soup = keep.includes(0) ? keepSegments(noded, keep) : noded;
  const { edgeSegment, ...chains } = chainsOf(soup.segments);
  const map = withFaces(chains);
  const oddOfEdge = (edge: number) => oddPolygons(soup, edgeSegment[edge]!);
  const faceOwners = ownersOf(map, oddOfEdge);
  const whole = new Uint8Array(flat.ids.length).fill(1);
  const faults = findFaults({ flat, lines, whole, raw, noded, keep, noding, map, oddOfEdge, faceOwners });
  return { map, faceOwners, faults };
}

/**
 * Which segments separate two faces: those that some polygon walks an odd number of times, and those of lines; less
 * the bridges that this leaves.
 */
function bounding(soup: Soup, withLines: boolean): Uint8Array {
  const { walkStart, walks } = soup;
  const keep = new Uint8Array(soup.segments.count);
  for (let s = 0; s < keep.length; s++) {
    const begin = walkStart[s]!;
    const end = walkStart[s + 1]!;
    const first = userOf(walks[begin]!);
    const last = userOf(walks[end - 1]!);
    // Most are walked once, or twice by different users.
    if (end - begin === 1 || (end - begin === 2 && first !== last)) keep[s] = 1;
    else if (walks.subarray(begin, end).some((walk) => walk < 0) || oddPolygons(soup, s).length > 0)
      keep[s] = 1;
  }
  if (!withLines) return keep;
  const kept = keepSegments(soup, keep);
  const bridge = bridges(kept.segments);
  let k = 0;
  for (let s = 0; s < keep.length; s++) if (keep[s] === 1 && bridge[k++] === 1) keep[s] = 0;
  return keep;
}
