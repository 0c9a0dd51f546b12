import type { FlatPolygons } from './flat-polygons.ts';
import type { PlanarMap } from './planar-map.ts';

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** The features that may lie over some faces: those that cover a face's box, or have a side that comes within one unit of it. */
export function featuresOver(flat: FlatPolygons, map: PlanarMap, faces: readonly number[]): number[] {
  const boxes = faces.map((face) => boxOfFace(map, face)).sort((p, q) => p.west - q.west);
  const widest = boxes.reduce((most, { west, east }) => Math.max(most, east - west), 0);
  const found: number[] = [];
  for (let p = 0; p + 1 < flat.polygonStart.length; p++) {
    const owner = flat.ringOwner[flat.polygonStart[p]!]!;
    if (found.at(-1) === owner) continue;
    const { west, east, south, north } = boxOfPolygon(flat, p);
    for (let b = firstFrom(boxes, west - widest - 1); b < boxes.length && boxes[b]!.west <= east + 1; b++) {
      const box = boxes[b]!;
      if (box.east < west - 1 || box.north < south - 1 || box.south > north + 1) continue;
      if (!isOver(flat, p, box)) continue;
      found.push(owner);
      break;
    }
  }
  return found;
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

function boxOfPolygon({ x, y, ringStart, polygonStart }: FlatPolygons, polygon: number): Box {
  // Integers from the start: doubles would slow the loop over all points.
  let west = 0x7fffffff;
  let east = -0x80000000;
  let south = west;
  let north = east;
  const end = ringStart[polygonStart[polygon + 1]!]!;
  for (let i = ringStart[polygonStart[polygon]!]!; i < end; i++) {
    const px = x[i]!;
    const py = y[i]!;
    if (px < west) west = px;
    if (px > east) east = px;
    if (py < south) south = py;
    if (py > north) north = py;
  }
  return { west, east, south, north };
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
