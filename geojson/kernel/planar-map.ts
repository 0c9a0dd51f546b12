/**
 * A planar map is a plan's geometry: nodes, edges and faces, each stored once, in flat arrays.
 *
 * - A *node* is a lattice point where at least three edge ends meet, or the canonical (lowest x, then lowest
 *   y) point of a closed edge that meets no other.
 * - An *edge* is a chain of lattice points between two nodes (the same node twice for a closed edge). Edges meet only at nodes. Every edge has two
 *   distinct sides: a face, or the outside (`OUTSIDE`).
 * - A *face* is a connected region bounded by edges: one outer ring and any number of holes.
 *
 * Invariant (the kernel's law): the faces tile the scope; no two edges cross, touch or overlap except at
 * nodes; the signed areas of the faces add up to the scope's area exactly, in lattice units.
 *
 * All coordinates are integers in lattice units of 1e-7 degree (see lattice.ts), longitude as x.
 */
export interface PlanarMap {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly faceCount: number;
  /** Node positions; length `nodeCount`. */
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  /** First and last node of each edge; length `edgeCount`. */
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  /** The face to the left and right when walking the edge from `edgeFrom` to `edgeTo`, or `OUTSIDE`. */
  readonly edgeLeft: Int32Array;
  readonly edgeRight: Int32Array;
  /**
   * The points of edge `e` are `pointX/pointY[pointStart[e] … pointStart[e + 1] - 1]`, both end nodes included;
   * length of `pointStart` is `edgeCount + 1`.
   */
  readonly pointStart: Uint32Array;
  readonly pointX: Int32Array;
  readonly pointY: Int32Array;
  /**
   * The rings of face `f` are rings `faceRing[f] … faceRing[f + 1] - 1`, the outer ring first; the half-edges of ring `r` are
   * `ringHalf[ringStart[r] … ringStart[r + 1] - 1]`. A half-edge is `edge * 2` walked forwards and `edge * 2 + 1` walked
   * backwards; the face is on its left, so outer rings run counter-clockwise and holes clockwise (RFC 7946).
   */
  readonly faceRing: Uint32Array;
  readonly ringStart: Uint32Array;
  readonly ringHalf: Uint32Array;
}

/** What lies beyond the scope, where a face index is expected. */
export const OUTSIDE = -1;
