import type { FlatPolygons } from './flat-polygons.ts';
import type { PlanarMap } from './planar-map.ts';

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** The features that may lie over some faces: their boxes come within one unit of those of the faces. */
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
      found.push(owner);
      break;
    }
  }
  return found;
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
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  const end = ringStart[polygonStart[polygon + 1]!]!;
  for (let i = ringStart[polygonStart[polygon]!]!; i < end; i++) widen(box, x[i]!, y[i]!);
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
