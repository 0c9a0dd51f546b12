import type { PlanarMap } from './planar-map.ts';

/** What a redraw asks for and what comes of it (rework.ts). */

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
