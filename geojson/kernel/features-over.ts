import type { FlatPolygons } from './flat-polygons.ts';
import type { PlanarMap } from './planar-map.ts';
import type { PolygonBoxes } from './polygon-boxes.ts';

export interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** The features that may lie over some faces: those that cover a face's box, or have a side that comes within one unit of it. */
export function featuresOver(
  flat: FlatPolygons,
  boxes: PolygonBoxes,
  map: PlanarMap,
  faces: readonly number[],
): number[] {
  const found: number[] = [];
  const facesBoxes = faces.map((face) => boxOfFace(map, face));
  forEachOver(flat, boxes, facesBoxes, Infinity, (feature) => {
    if (found.at(-1) !== feature) found.push(feature);
    return false;
  });
  return found;
}

/**
 * Visits, for each polygon, the boxes that it covers or has a side within one unit of.
 * @param most how many looks at boxes and sides this may take; then it stops
 * @param visit says whether to go on with the polygon
 */
export function forEachOver<B extends Box>(
  flat: FlatPolygons,
  { west, east, south, north }: PolygonBoxes,
  boxes: readonly B[],
  most: number,
  visit: (feature: number, box: B) => boolean,
): void {
  const { ringStart, ringOwner, polygonStart } = flat;
  const sorted = boxes.toSorted((p, q) => p.west - q.west);
  const widest = boxes.reduce((longest, box) => Math.max(longest, box.east - box.west), 0);
  let left = most;
  for (let p = 0; p < west.length && left > 0; p++) {
    const sides = ringStart[polygonStart[p + 1]!]! - ringStart[polygonStart[p]!]!;
    for (let b = firstFrom(sorted, west[p]! - widest - 1); b < sorted.length && left > 0; b++) {
      const box = sorted[b]!;
      left--;
      if (box.west > east[p]! + 1) break;
      if (box.east < west[p]! - 1 || box.north < south[p]! - 1 || box.south > north[p]! + 1) continue;
      left -= sides;
      if (isOver(flat, p, box) && !visit(ringOwner[polygonStart[p]!]!, box)) break;
    }
  }
}

/** Does a polygon cover a box, or come within one unit of it? */
function isOver({ x, y, ringStart, polygonStart }: FlatPolygons, polygon: number, box: Box): boolean {
  const { west, east, south, north } = box;
  let isInside = false;
  for (let ring = polygonStart[polygon]!; ring < polygonStart[polygon + 1]!; ring++) {
    for (let i = ringStart[ring]!; i < ringStart[ring + 1]! - 1; i++) {
      const ay = y[i]!;
      const by = y[i + 1]!;
      if ((ay < south - 1 && by < south - 1) || (ay > north + 1 && by > north + 1)) continue;
      const ax = x[i]!;
      const bx = x[i + 1]!;
      if (ax > east + 1 && bx > east + 1) continue;
      if (ax >= west - 1 || bx >= west - 1) return true;
      // The side passes west of the box: no side that comes near it hides from its south-west corner.
      if (ay > south !== by > south) isInside = !isInside;
    }
  }
  return isInside;
}

function boxOfFace(map: PlanarMap, face: number): Box {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  const outer = map.faceRing[face]!;
  for (let k = map.ringStart[outer]!; k < map.ringStart[outer + 1]!; k++) {
    const edge = map.ringHalf[k]! >> 1;
    for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]!; p++)
      widen(box, map.pointX[p]!, map.pointY[p]!);
  }
  return box;
}

function widen(box: Box, x: number, y: number): void {
  if (x < box.west) box.west = x;
  if (x > box.east) box.east = x;
  if (y < box.south) box.south = y;
  if (y > box.north) box.north = y;
}

function firstFrom(boxes: readonly Box[], west: number): number {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (boxes[middle]!.west < west) low = middle + 1;
    else high = middle;
  }
  return low;
}
