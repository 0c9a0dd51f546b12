import type { FlatPolygons } from './flat-polygons.ts';
import { orientation } from './orientation.ts';
import { sidesMeet } from './rings-meet.ts';

/**
 * A polygon is simple here if its sides meet at common ends only, no ring touches another or itself, and its holes lie inside
 * its outer ring, side by side. Its rings then wind once around every point inside it and around no other. (Rings that
 * touch in a point are valid, but what they wind around cannot be told from pairs of sides.)
 */

/** For each feature 1 if all its polygons are simple and it runs along no side both ways, else 0. */
export function simpleFeatures(flat: FlatPolygons, mate: Int32Array): Uint8Array {
  const { ringStart, ringOwner, polygonStart, ids } = flat;
  const simple = new Uint8Array(ids.length).fill(1);
  let firstRing = 0;
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    const first = polygonStart[p]!;
    const end = polygonStart[p + 1]!;
    if (first === end) continue;
    const owner = ringOwner[first]!;
    if (owner !== ringOwner[firstRing]) firstRing = first;
    const isSimple =
      !isDegenerate(flat, first, end) &&
      !isRetraced(mate, ringStart[firstRing]!, ringStart[first]!, ringStart[end]!) &&
      (isStarShaped(flat, first, end) || (!sidesMeet(flat, first, end) && areNested(flat, first, end)));
    if (!isSimple) simple[owner] = 0;
  }
  return simple;
}

/** Has a ring fewer than three sides? */
function isDegenerate({ ringStart }: FlatPolygons, firstRing: number, endRing: number): boolean {
  for (let ring = firstRing; ring < endRing; ring++) {
    if (ringStart[ring + 1]! - ringStart[ring]! < 4) return true;
  }
  return false;
}

/** Is a side of the polygon paired with one of the same feature, which begins at the point `start`? */
function isRetraced(mate: Int32Array, start: number, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (mate[i]! >= start && mate[i]! < i) return true;
  return false;
}

/** Rings of more sides are hardly ever star-shaped. */
const MOST_STAR_SIDES = 100;

/** Is it one ring that goes once around a point it always has on its left? Many small ones are, and it is quickly seen. */
function isStarShaped({ x, y, ringStart }: FlatPolygons, outer: number, endRing: number): boolean {
  const first = ringStart[outer]!;
  const last = ringStart[endRing]! - 1;
  if (endRing - outer > 1 || last - first > MOST_STAR_SIDES) return false;
  let sumX = 0;
  let sumY = 0;
  for (let i = first; i < last; i++) {
    sumX += x[i]! - x[first]!;
    sumY += y[i]! - y[first]!;
  }
  const px = x[first]! + Math.round(sumX / (last - first));
  const py = y[first]! + Math.round(sumY / (last - first));
  let rounds = 0;
  for (let i = first; i < last; i++) {
    if (orientation(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!, px, py) <= 0) return false;
    // Going up it passes east of the point.
    if (y[i]! <= py && y[i + 1]! > py) rounds++;
  }
  return rounds === 1;
}

/** Given that rings do not meet: does every hole lie inside the outer ring and outside the other holes? */
function areNested({ x, y, ringStart }: FlatPolygons, outer: number, endRing: number): boolean {
  for (let hole = outer + 1; hole < endRing; hole++) {
    const px = x[ringStart[hole]!]!;
    const py = y[ringStart[hole]!]!;
    for (let ring = outer; ring < endRing; ring++) {
      if (ring === hole) continue;
      let inside = false;
      for (let i = ringStart[ring]!; i < ringStart[ring + 1]! - 1; i++) {
        if (y[i]! > py === y[i + 1]! > py) continue;
        const left = orientation(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!, px, py) > 0;
        if (left === y[i + 1]! > y[i]!) inside = !inside;
      }
      if (inside !== (ring === outer)) return false;
    }
  }
  return true;
}
