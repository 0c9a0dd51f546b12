import type { FlatPolygons } from './flat-polygons.ts';

/** The boxes of polygons, by index: the least that holds all points; of a polygon without points, one that holds nothing. */
export interface PolygonBoxes {
  readonly west: Int32Array;
  readonly east: Int32Array;
  readonly south: Int32Array;
  readonly north: Int32Array;
}

export function boxesOfPolygons({ x, y, ringStart, polygonStart }: FlatPolygons): PolygonBoxes {
  const count = polygonStart.length - 1;
  const boxes: PolygonBoxes = {
    west: new Int32Array(count),
    east: new Int32Array(count),
    south: new Int32Array(count),
    north: new Int32Array(count),
  };
  for (let p = 0; p < count; p++) {
    let west = 0x7fffffff;
    let east = -0x80000000;
    let south = 0x7fffffff;
    let north = -0x80000000;
    const end = ringStart[polygonStart[p + 1]!]!;
    for (let i = ringStart[polygonStart[p]!]!; i < end; i++) {
      const px = x[i]!;
      const py = y[i]!;
      if (px < west) west = px;
      if (px > east) east = px;
      if (py < south) south = py;
      if (py > north) north = py;
    }
    boxes.west[p] = west;
    boxes.east[p] = east;
    boxes.south[p] = south;
    boxes.north[p] = north;
  }
  return boxes;
}
