import { chainsOf } from './chains.ts';
import { withFaces } from './faces.ts';
import type { PairTable } from './intern.ts';
import { degreesOf } from './lookup.ts';
import { type Patch, patchOf, withSides } from './patch.ts';
import { edgesAround, freshMeeting, gatherSegments, segmentsOf } from './pieces.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, RedrawRefusal } from './redraw.ts';
import { type Comparison, compare } from './rework-compare.ts';
import { cutAcross } from './rework-cut.ts';
import { movedVertex } from './rework-move.ts';

/**
 * Reworking redraws the edges of a few faces: segments are taken away and added, and the faces come anew, with the work
 * in proportion to these faces' boundaries. All editing of a map goes through here, so the law is kept in one place.
 */

export type ReworkResult =
  | { readonly ok: true; readonly patch: Patch }
  | { readonly ok: false; readonly reason: RedrawRefusal; readonly place: Point };

export function rework(map: PlanarMap, redraw: Redraw): ReworkResult {
  const draft = movedVertex(map, redraw) ?? cutAcross(map, redraw);
  return draft === null ? rebuilt(map, redraw) : { ok: true, patch: patchOf(map, draft) };
}

/**
 * The rework in general: the faces' edges are taken apart into segments and put together as a map of their own, by the code
 * that builds whole maps. What comes of it is the measure for what is done without.
 */
export function rebuilt(map: PlanarMap, redraw: Redraw): ReworkResult {
  let faces = [...new Set(redraw.faces)];
  for (;;) {
    const result = tryRework(map, redraw, faces);
    if (!result.ok) return result;
    const { draft } = result;
    // An edge that was cut or joined changes the rings on both its sides.
    const wider = withSides(map, faces, draft.lostEdges);
    if (wider.length === faces.length) return { ok: true, patch: patchOf(map, draft) };
    faces = wider;
  }
}

/**
 * One step: the faces given and no more. An edge that was cut or joined changes the rings on both its sides, so
 * `rework` takes these in and tries again.
 */
function tryRework(map: PlanarMap, redraw: Redraw, faces: readonly number[]): Comparison {
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
