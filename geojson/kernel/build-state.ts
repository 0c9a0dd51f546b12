import type { FlatPolygons } from './flat-polygons.ts';
import type { Noding } from './noding.ts';
import type { FaceOwners } from './owners.ts';
import type { PlanarMap } from './planar-map.ts';
import type { LineInput, Soup } from './soup.ts';

/** All that a build knows when it is done, from which its faults are read. */
export interface BuildState {
  readonly flat: FlatPolygons;
  readonly lines: readonly LineInput[];
  /** 1 for the features all of whose sides are in `raw`; a build has all, validating only those it must. */
  readonly whole: Uint8Array;
  /** The input's segments before noding, which `noding` speaks of, and after. */
  readonly raw: Soup;
  readonly noded: Soup;
  /** For each noded segment: 1 when it separates two faces. */
  readonly keep: Uint8Array;
  readonly noding: Noding;
  readonly map: PlanarMap;
  /** For each edge the polygons that lie on one side of it only, ascending. */
  readonly oddOfEdge: (edge: number) => readonly number[];
  readonly faceOwners: FaceOwners;
}
