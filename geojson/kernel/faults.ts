import type { AreaGeometry } from './polygons.ts';

/**
 * A fault is one physical thing wrong with the input of a build, as data: where it is, how large, and whose.
 *
 * - `gap`: a bounded region that no feature covers; `sliver`: a gap that is thin (see `find-faults.ts`)
 * - `overlap`: a region that several features cover; `duplicate`: a feature that is drawn twice
 * - `self-crossing`: a ring that crosses or retraces itself; `spike`: a stretch walked out and back
 * - `crossing`: lines that cross without a common vertex; `t-junction`: a vertex on the line of another feature, which has no
 *   vertex there (without area: where there is a gap or an overlap, that is the fault)
 * - `dangle`: a stretch of line that bounds no face
 * - `collapsed`: a polygon that covers nothing
 */
export type FaultKind =
  | 'gap'
  | 'sliver'
  | 'overlap'
  | 'duplicate'
  | 'self-crossing'
  | 'spike'
  | 'crossing'
  | 't-junction'
  | 'dangle'
  | 'collapsed';

export type FaultGeometry =
  | AreaGeometry
  | { readonly type: 'Point'; readonly coordinates: [number, number] }
  | { readonly type: 'MultiLineString'; readonly coordinates: [number, number][][] };

export interface Fault {
  readonly kind: FaultKind;
  /** A point on the fault, in degrees. */
  readonly place: [number, number];
  /** Geodesic, for faults with an area. */
  readonly areaSquareMetres: number | null;
  /** The ids of the features concerned, in the order of the input; around a gap, its neighbours. */
  readonly features: readonly string[];
  /** The faces of the map that the fault consists of; empty for faults without area. */
  readonly faces: readonly number[];
  readonly geometry: FaultGeometry;
}
