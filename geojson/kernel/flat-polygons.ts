import { toLattice } from './lattice.ts';
import type { PolygonInput } from './soup.ts';

/**
 * Polygons flattened into arrays of lattice coordinates: rings open, no point twice running, outer rings counter-clockwise and
 * holes clockwise, so that the inside is on the left of every side.
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

export function flatten(polygons: readonly PolygonInput[]): FlatPolygons {
  let points = 0;
  let rings = 0;
  let parts = 0;
  for (const { coordinates } of polygons) {
    for (const part of coordinates) {
      parts++;
      for (const ring of part) {
        rings++;
        points += ring.length;
      }
    }
  }
  const x = new Int32Array(points);
  const y = new Int32Array(points);
  const ringStart = new Uint32Array(rings + 1);
  const ringOwner = new Uint32Array(rings);
  const polygonStart = new Uint32Array(parts + 1);
  let at = 0;
  let ring = 0;
  let part = 0;
  for (let owner = 0; owner < polygons.length; owner++) {
    for (const coordinates of polygons[owner]!.coordinates) {
      for (let k = 0; k < coordinates.length; k++) {
        const first = at;
        for (const position of coordinates[k]!) {
          const px = toLattice(position[0]!);
          const py = toLattice(position[1]!);
          if (at > first && px === x[at - 1] && py === y[at - 1]) continue;
          x[at] = px;
          y[at++] = py;
        }
        while (at > first + 1 && x[at - 1] === x[first] && y[at - 1] === y[first]) at--;
        if (turns(x, y, first, at) > 0 === k > 0) {
          x.subarray(first, at).reverse();
          y.subarray(first, at).reverse();
        }
        ringOwner[ring++] = owner;
        ringStart[ring] = at;
      }
      polygonStart[++part] = ring;
    }
  }
  return {
    x: x.subarray(0, at),
    y: y.subarray(0, at),
    ringStart,
    ringOwner,
    polygonStart,
    ids: polygons.map(({ id }) => id),
  };
}

/** The sign of a ring's area: > 0 counter-clockwise. */
function turns(x: Int32Array, y: Int32Array, first: number, end: number): number {
  let sum = 0;
  let size = 0;
  const ox = x[first]!;
  const oy = y[first]!;
  for (let i = first; i < end; i++) {
    const j = i + 1 === end ? first : i + 1;
    const left = (x[i]! - ox) * (y[j]! - oy);
    const right = (x[j]! - ox) * (y[i]! - oy);
    sum += left - right;
    size += Math.abs(left) + Math.abs(right);
  }
  // As long as nothing could round, the double is the exact area.
  if (size < Number.MAX_SAFE_INTEGER) return sum;
  let exact = 0n;
  for (let i = first; i < end; i++) {
    const j = i + 1 === end ? first : i + 1;
    exact += BigInt(x[i]!) * BigInt(y[j]!) - BigInt(x[j]!) * BigInt(y[i]!);
  }
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
