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
