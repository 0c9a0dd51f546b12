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
  /** Said by who has looked at every side: the added path meets no border but at its ends, and no border bends. */
  readonly isClear?: true;
}

/**
 * Why a redraw is impossible: an added segment meets another where there is no node (`crossing`), leaves the faces
 * (`outside`), does not divide anything (`dangling`), or what is
 * to be removed is not there (`stale`).
 */
export type RedrawRefusal = 'crossing' | 'outside' | 'dangling' | 'stale';
