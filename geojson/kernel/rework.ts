import { chainsOf } from './chains.ts';
import { withFaces } from './faces.ts';
import type { PairTable } from './intern.ts';
import { edgesAround, freshMeeting, gatherSegments, segmentsOf } from './pieces.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Redraw, ReworkResult } from './redraw.ts';
import { compare } from './rework-compare.ts';

/**
 * Reworking redraws the edges of a few faces: segments are taken away and added, and the faces come anew, with the work
 * in proportion to these faces' boundaries. All editing of a map goes through here, so the law is kept in one place.
 */

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
  const meeting = freshMeeting(pieces);
  if (meeting !== null) return { ok: false, reason: 'crossing', place: meeting };
  const forced = nodesWithOtherEdges(map, edges, pieces.vertices);
  const { edgeSegment, ...chains } = chainsOf(segmentsOf(pieces), forced);
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
