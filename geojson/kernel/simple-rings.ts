import type { FlatPolygons } from './flat-polygons.ts';
import { segmentsMeet } from './segments-meet.ts';

/**
 * Polygons that are not simple: two of their sides cross, touch or overlap otherwise than as neighbours in a ring, or rings
 * touch in a point that both have (which is allowed, and not reported).
 */
export interface SelfMeeting {
  /** The polygon, as in `polygonStart`. */
  readonly polygon: number;
  /** The first points of the two sides. */
  readonly sides: readonly [number, number];
}

export function selfMeetings(flat: FlatPolygons, next: Uint32Array): SelfMeeting[] {
  const { ringStart, polygonStart } = flat;
  const found: SelfMeeting[] = [];
  let longest = 0;
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    longest = Math.max(longest, ringStart[polygonStart[p + 1]!]! - ringStart[polygonStart[p]!]!);
  }
  const boxes = emptyBoxes(longest);
  const bundles = emptyBoxes(longest);
  for (let polygon = 0; polygon + 1 < polygonStart.length; polygon++) {
    const first = ringStart[polygonStart[polygon]!]!;
    const count = ringStart[polygonStart[polygon + 1]!]! - first;
    // Neighbours bundled, about as many bundles as sides in each: most bundles are passed over as a whole.
    const size = Math.max(6, Math.ceil(Math.sqrt(count) / 2));
    fill(boxes, bundles, flat, next, first, count, size);
    for (let i = 0; i < count; i++) {
      const west = boxes.west[i]!;
      const east = boxes.east[i]!;
      const south = boxes.south[i]!;
      const north = boxes.north[i]!;
      for (let bundle = Math.floor(i / size), start = i + 1; bundle * size < count; start = ++bundle * size) {
        if (bundles.west[bundle]! > east || bundles.east[bundle]! < west) continue;
        if (bundles.south[bundle]! > north || bundles.north[bundle]! < south) continue;
        const end = Math.min(count, (bundle + 1) * size);
        for (let k = start; k < end; k++) {
          if (boxes.west[k]! > east || boxes.east[k]! < west) continue;
          if (boxes.south[k]! > north || boxes.north[k]! < south) continue;
          if (meetsWrongly(flat, next, first + i, first + k)) {
            found.push({ polygon, sides: [first + i, first + k] });
          }
        }
      }
    }
  }
  return found;
}

/** The boxes of the sides of one polygon, or of bundles of sides that follow each other. */
interface Boxes {
  readonly west: Int32Array;
  readonly east: Int32Array;
  readonly south: Int32Array;
  readonly north: Int32Array;
}

function emptyBoxes(length: number): Boxes {
  const empty = () => new Int32Array(length);
  return { west: empty(), east: empty(), south: empty(), north: empty() };
}

function fill(
  boxes: Boxes,
  bundles: Boxes,
  { x, y }: FlatPolygons,
  next: Uint32Array,
  first: number,
  count: number,
  size: number,
): void {
  for (let start = 0, bundle = 0; start < count; start += size, bundle++) {
    let west = Infinity;
    let east = -Infinity;
    let south = Infinity;
    let north = -Infinity;
    const end = Math.min(count, start + size);
    for (let i = start; i < end; i++) {
      const from = first + i;
      const to = next[from]!;
      boxes.west[i] = Math.min(x[from]!, x[to]!);
      boxes.east[i] = Math.max(x[from]!, x[to]!);
      boxes.south[i] = Math.min(y[from]!, y[to]!);
      boxes.north[i] = Math.max(y[from]!, y[to]!);
      west = Math.min(west, boxes.west[i]!);
      east = Math.max(east, boxes.east[i]!);
      south = Math.min(south, boxes.south[i]!);
      north = Math.max(north, boxes.north[i]!);
    }
    bundles.west[bundle] = west;
    bundles.east[bundle] = east;
    bundles.south[bundle] = south;
    bundles.north[bundle] = north;
  }
}

function meetsWrongly({ x, y }: FlatPolygons, next: Uint32Array, s: number, o: number): boolean {
  const t = next[s]!;
  const p = next[o]!;
  return segmentsMeet(x[s]!, y[s]!, x[t]!, y[t]!, x[o]!, y[o]!, x[p]!, y[p]!);
}
