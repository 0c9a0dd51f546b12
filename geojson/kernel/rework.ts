import { chainsOf } from './chains.ts';
import { withFaces } from './faces.ts';
import type { PairTable } from './intern.ts';
import { node } from './noding.ts';
import { edgesAround, gatherSegments, placeOf, segmentsOf } from './pieces.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { compare } from './rework-compare.ts';

/**
 * Reworking redraws the edges of a few faces: segments are taken away and added, and the faces come anew, with the work
 * in proportion to these faces' boundaries. All editing of a map goes through here, so the law is kept in one place.
 */

/** A lattice point. */
export type Point = readonly [x: number, y: number];
/** A straight stretch between two lattice points. */
export type Stretch = readonly [from: Point, to: Point];

/** A stretch of border that takes another course between the same ends, its sides as before. */
export interface Reroute {
  readonly before: readonly Point[];
  readonly after: readonly Point[];
}

export interface Redraw {
  /** The faces in whose closure everything happens. More may be touched than these. */
  readonly faces: readonly number[];
  /** Segments of edges that have one of the faces on a side; either way round. */
  readonly removed: readonly Stretch[];
  /** Segments inside the faces. */
  readonly added: readonly Stretch[];
  /** Borders that are cut or joined, and bend by less than a unit by it. */
  readonly rerouted: readonly Reroute[];
}

/** The redrawn faces and all edges around them, as a map of their own with canonical numbers. */
export interface Rework {
  readonly local: PlanarMap;
  /** The faces of the old map that were replaced, ascending. */
  readonly replaced: readonly number[];
  /** Is the local face a new one, or stands it for what was not touched? */
  readonly isNew: readonly boolean[];
  /**
   * The replaced faces whose boundary is also the local face's, ascending; of a face bounded by added
   * segments only, those of its neighbours. */
  readonly cameFrom: readonly (readonly number[])[];
  /** The old edge that a local edge is, unchanged, or −1. */
  readonly oldEdge: Int32Array;
  /** For each local edge the old edge that the most of its segments come from, or −1 where all were added. */
  readonly mostlyFrom: Int32Array;
  /** Old edges of the replaced faces that are gone or changed, ascending. */
  readonly lostEdges: readonly number[];
}

/**
 * Why a redraw is impossible: an added segment meets another where there is no node (`crossing`), leaves the faces
 * (`outside`), does not divide anything (`dangling`), or what is
 * to be removed is not there (`stale`).
 */
export type RedrawRefusal = 'crossing' | 'outside' | 'dangling' | 'stale';

export type ReworkResult =
  | { readonly ok: true; readonly rework: Rework }
  | { readonly ok: false; readonly reason: RedrawRefusal; readonly place: Point };

export function rework(map: PlanarMap, redraw: Redraw): ReworkResult {
  let faces = [...new Set(redraw.faces)];
  for (;;) {
    const result = tryRework(map, redraw, faces);
    if (!result.ok) return result;
    // An edge that was cut or joined changes the rings on both its sides.
    const sides = result.rework.lostEdges.flatMap((edge) => [map.edgeLeft[edge]!, map.edgeRight[edge]!]);
    const wider = new Set([...faces, ...sides.filter((face) => face !== OUTSIDE)]);
    if (wider.size === faces.length) return result;
    faces = [...wider];
  }
}

/**
 * One step: the faces given and no more. An edge that was cut or joined changes the rings on both its sides, so
 * `rework` takes these in and tries again.
 */
function tryRework(map: PlanarMap, redraw: Redraw, faces: readonly number[]): ReworkResult {
  const edges = edgesAround(map, faces);
  const gathered = gatherSegments(map, edges, redraw);
  if (!gathered.ok) return gathered;
  const { pieces } = gathered;
  const segments = segmentsOf(pieces);
  const [meeting] = node(segments, pieces.vertices).meetings;
  if (meeting !== undefined) {
    return { ok: false, reason: 'crossing', place: placeOf(pieces.vertices, meeting.vertex) };
  }
  const forced = nodesWithOtherEdges(map, edges, pieces.vertices);
  const { edgeSegment, ...chains } = chainsOf(segments, forced);
  return compare(map, new Set(faces), edges, pieces, withFaces(chains));
}

const degreeCache = new WeakMap<PlanarMap, Uint32Array>();

/** The number of edge ends at each node. */
function degreesOf(map: PlanarMap): Uint32Array {
  let degrees = degreeCache.get(map);
  if (degrees === undefined) {
    degrees = new Uint32Array(map.nodeCount);
    for (const n of map.edgeFrom) degrees[n]!++;
    for (const n of map.edgeTo) degrees[n]!++;
    degreeCache.set(map, degrees);
  }
  return degrees;
}

/** The vertices at which edges end that are not among those given. */
function nodesWithOtherEdges(map: PlanarMap, edges: readonly number[], vertices: PairTable): Set<number> {
  const here = new Map<number, number>();
  for (const edge of edges) {
    for (const n of [map.edgeFrom[edge]!, map.edgeTo[edge]!]) here.set(n, (here.get(n) ?? 0) + 1);
  }
  const forced = new Set<number>();
  for (const [n, count] of here) {
    if (degreesOf(map)[n]! > count) forced.add(vertices.find(map.nodeX[n]!, map.nodeY[n]!));
  }
  return forced;
}
