import type { FlatPolygons } from './flat-polygons.ts';
import { orientation } from './orientation.ts';
import { boxesOfPolygons, type PolygonBoxes } from './polygon-boxes.ts';
import { sidesMeet } from './rings-meet.ts';

/**
 * A polygon is simple here if its sides meet at common ends only, no ring touches another or itself, and its holes lie inside
 * its outer ring, side by side. Its rings then wind once around every point inside it and around no other. (Rings that
 * touch in a point are valid, but what they wind around cannot be told from pairs of sides.)
 */

/** For each feature 1 if all its polygons are simple and it runs along no side both ways, else 0. */
export function simpleFeatures(
  flat: FlatPolygons,
  mate: Int32Array,
  boxes: PolygonBoxes = boxesOfPolygons(flat),
): Uint8Array {
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
      (isStarShaped(flat, boxes, p) || (!sidesMeet(flat, first, end) && areNested(flat, first, end)));
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
/** The product of two lengths up to this is exact as a double. */
const EXACT_REACH = 2 ** 26;

/** Is it one ring that goes once around the middle of its box and always has it on its left? Many small ones do, and it is quickly seen. */
function isStarShaped(
  flat: FlatPolygons,
  { west, east, south, north }: PolygonBoxes,
  polygon: number,
): boolean {
  const { x, y, ringStart, polygonStart } = flat;
  const outer = polygonStart[polygon]!;
  const first = ringStart[outer]!;
  const last = ringStart[outer + 1]! - 1;
  const width = east[polygon]! - west[polygon]!;
  const height = north[polygon]! - south[polygon]!;
  if (polygonStart[polygon + 1]! - outer > 1 || last - first > MOST_STAR_SIDES) return false;
  if (width > EXACT_REACH || height > EXACT_REACH) return false;
  const px = west[polygon]! + (width >> 1);
  const py = south[polygon]! + (height >> 1);
  let rounds = 0;
  let dx = x[first]! - px;
  let dy = y[first]! - py;
  for (let i = first + 1; i <= last; i++) {
    const nextX = x[i]! - px;
    const nextY = y[i]! - py;
    if (dx * nextY <= dy * nextX) return false;
    // Going up it passes east of the point.
    if (dy <= 0 && nextY > 0) rounds++;
    dx = nextX;
    dy = nextY;
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
