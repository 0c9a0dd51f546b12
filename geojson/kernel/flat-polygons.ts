/**
 * Polygons flattened into arrays of lattice coordinates: rings closed, no point twice running, outer rings counter-clockwise
 * and holes clockwise, so that the inside is on the left of every side. Side `i` runs from point `i` to `i + 1`, for every
 * point but the last of a ring.
 */
export interface FlatPolygons {
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Ring `r` has the points `ringStart[r] … ringStart[r + 1] - 1`. */
  readonly ringStart: Uint32Array;
  /** The feature of each ring, by index. */
  readonly ringOwner: Uint32Array;
  /** Rings of the same polygon follow each other, its outer ring first: polygon `p` has the rings `polygonStart[p] …`. */
  readonly polygonStart: Uint32Array;
  readonly ids: readonly string[];
}

/** All sides, by their first points. */
export function allSides({ x, ringStart }: FlatPolygons): Int32Array {
  const sides = new Int32Array(x.length);
  let count = 0;
  for (let r = 1; r < ringStart.length; r++) {
    for (let i = ringStart[r - 1]!; i < ringStart[r]! - 1; i++) sides[count++] = i;
  }
  return sides.subarray(0, count);
}

/** The ring a point belongs to, by bisection. */
export function ringOfPoint(ringStart: Uint32Array, point: number): number {
  let low = 0;
  let high = ringStart.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ringStart[middle]! <= point) low = middle;
    else high = middle;
  }
  return low;
}

/** The first ring of a feature, by bisection; if it has none, that of the next that has. */
export function firstRingOf({ ringOwner }: FlatPolygons, feature: number): number {
  let low = 0;
  let high = ringOwner.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ringOwner[middle]! < feature) low = middle + 1;
    else high = middle;
  }
  return low;
}
