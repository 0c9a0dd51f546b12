import { areaFaults } from './area-faults.ts';
import type { Fault } from './faults.ts';
import { lineFaults } from './line-faults.ts';
import type { Noding } from './noding.ts';
import type { FaceOwners } from './owners.ts';
import type { PlanarMap } from './planar-map.ts';
import type { LineInput, PolygonInput, Soup } from './soup.ts';

/** All that a build knows when it is done, from which its faults are read. */
export interface BuildState {
  readonly polygons: readonly PolygonInput[];
  readonly lines: readonly LineInput[];
  /** The input's segments before noding, which `noding` speaks of, and after. */
  readonly raw: Soup;
  readonly noded: Soup;
  /** For each noded segment: 1 when it separates two faces. */
  readonly keep: Uint8Array;
  readonly noding: Noding;
  readonly map: PlanarMap;
  readonly faceOwners: FaceOwners;
}

/** Every fault of the input once, by kind and then from west to east. */
export function findFaults(state: BuildState): Fault[] {
  const areas = areaFaults(state);
  return [...areas, ...lineFaults(state, areas)].sort(
    (p, q) =>
      (p.kind < q.kind ? -1 : p.kind > q.kind ? 1 : 0) || p.place[0] - q.place[0] || p.place[1] - q.place[1],
  );
}
