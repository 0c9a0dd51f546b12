import { findFaults } from './find-faults.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { matchSides } from './match-sides.ts';
import type { FaceOwners } from './owners.ts';
import { partialBuild } from './partial-build.ts';
import type { PlanarMap } from './planar-map.ts';
import { release, withScratch } from './scratch.ts';
import { seamlessEdges } from './seamless-edges.ts';
import { seamlessFaces } from './seamless-faces.ts';
import { seamlessRuns } from './seamless-runs.ts';
import { simpleFeatures } from './simple-features.ts';

/**
 * A seamless coverage is built from its matched sides alone: no two of them meet but at common ends, so nothing is noded.
 *
 * Why: its features are simple and nothing lies under two, so no borders cross. Were an end of some sides to lie inside a side
 * s, all around it would be covered but what lies beyond s where s is free; the outermost of those sides are then free
 * themselves, as s is their neighbour without being their mate. And free sides do not meet: the partial build has shown it.
 */
export interface SeamlessBuild {
  readonly map: PlanarMap;
  readonly faceOwners: FaceOwners;
}

/**
 * The map of a coverage without any fault, the same as `build` makes; null for any other.
 * @param flat is used up where there is a map: its coordinates are given back
 */
export function seamlessBuild(flat: FlatPolygons): SeamlessBuild | null {
  const mate = matchSides(flat);
  if (!isSeamless(flat, mate)) return null;
  return withScratch((scratch) => {
    const runs = seamlessRuns(flat, mate, scratch);
    release(mate);
    const edges = seamlessEdges(flat, runs, scratch);
    release(flat.x, flat.y);
    return seamlessFaces(flat, runs, edges, scratch);
  });
}

function isSeamless(flat: FlatPolygons, mate: Int32Array): boolean {
  if (simpleFeatures(flat, mate).includes(0)) return false;
  const { state, unclear, folded } = partialBuild(flat, mate, new Uint8Array(flat.ids.length));
  const isMet = state.noding.meetings.length > 0 || unclear.length > 0 || folded.length > 0;
  return !isMet && findFaults(state).length === 0;
}
