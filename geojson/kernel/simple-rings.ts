import type { FlatPolygons } from './flat-polygons.ts';
import { orientation } from './orientation.ts';

/**
 * Polygons that are not simple: two of their sides cross, touch or overlap otherwise than as neighbours in a ring, or rings
 * touch in a point that both have (which is allowed, and not reported). A sweep from west to east over each polygon's sides.
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
  const boxes = emptyBoxes(flat);
  for (let polygon = 0; polygon + 1 < polygonStart.length; polygon++) {
    const first = ringStart[polygonStart[polygon]!]!;
    const count = ringStart[polygonStart[polygon + 1]!]! - first;
    fill(boxes, flat, next, first, count);
    const isShort = count <= SHORT;
    if (!isShort) sortByWest(boxes, count);
    const { west, east, south, north, side } = boxes;
    for (let i = 0; i < count; i++) {
      const e = east[i]!;
      const s = south[i]!;
      const n = north[i]!;
      const w = west[i]!;
      for (let k = i + 1; k < count; k++) {
        if (west[k]! > e) {
          if (isShort) continue;
          break;
        }
        if (south[k]! > n || north[k]! < s || east[k]! < w) continue;
        if (meetsWrongly(flat, next, side[i]!, side[k]!))
          found.push({ polygon, sides: [side[i]!, side[k]!] });
      }
    }
  }
  return found;
}

/** Up to so many sides, looking at all pairs is faster than sorting. */
const SHORT = 64;

/** The boxes of the sides of one polygon. */
interface Boxes {
  readonly west: Int32Array;
  readonly east: Int32Array;
  readonly south: Int32Array;
  readonly north: Int32Array;
  readonly side: Uint32Array;
}

function emptyBoxes({ ringStart, polygonStart }: FlatPolygons): Boxes {
  let longest = 0;
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    longest = Math.max(longest, ringStart[polygonStart[p + 1]!]! - ringStart[polygonStart[p]!]!);
  }
  return {
    west: new Int32Array(longest),
    east: new Int32Array(longest),
    south: new Int32Array(longest),
    north: new Int32Array(longest),
    side: new Uint32Array(longest),
  };
}

function fill(boxes: Boxes, { x, y }: FlatPolygons, next: Uint32Array, first: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const from = first + i;
    const to = next[from]!;
    boxes.west[i] = Math.min(x[from]!, x[to]!);
    boxes.east[i] = Math.max(x[from]!, x[to]!);
    boxes.south[i] = Math.min(y[from]!, y[to]!);
    boxes.north[i] = Math.max(y[from]!, y[to]!);
    boxes.side[i] = from;
  }
}

/** Sorts the boxes by their western sides. */
function sortByWest(boxes: Boxes, count: number): void {
  const { west, east, south, north, side } = boxes;
  // Whole numbers sort fast: the western side shifted up, the index below; together they fit a double.
  const keys = Float64Array.from({ length: count }, (_, i) => (west[i]! + 2 ** 31) * 2 ** 21 + i).sort();
  const order = Uint32Array.from(keys, (key) => key % 2 ** 21);
  for (const values of [west, east, south, north, side]) {
    const sorted = order.map((i) => values[i]!);
    for (let i = 0; i < count; i++) values[i] = sorted[i]!;
  }
}

/** Do two sides share more than an end? */
function meetsWrongly({ x, y }: FlatPolygons, next: Uint32Array, s: number, o: number): boolean {
  const t = next[s]!;
  const p = next[o]!;
  const ax = x[s]!;
  const ay = y[s]!;
  const bx = x[t]!;
  const by = y[t]!;
  const cx = x[o]!;
  const cy = y[o]!;
  const dx = x[p]!;
  const dy = y[p]!;
  // Neighbours in a ring, by far the most: unless they are in one line they share the one point.
  if (t === o && orientation(ax, ay, bx, by, dx, dy) !== 0) return false;
  if (p === s && orientation(cx, cy, dx, dy, bx, by) !== 0) return false;
  const sideC = orientation(ax, ay, bx, by, cx, cy);
  const sideD = orientation(ax, ay, bx, by, dx, dy);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return false;
  const sideA = orientation(cx, cy, dx, dy, ax, ay);
  const sideB = orientation(cx, cy, dx, dy, bx, by);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return false;
  const isEnd = (px: number, py: number) => (px === ax && py === ay) || (px === bx && py === by);
  const cShared = isEnd(cx, cy);
  const dShared = isEnd(dx, dy);
  if (cShared && dShared) return true;
  if (!cShared && !dShared) return sideC !== 0 || sideD !== 0 || overlaps(ax, ay, bx, by, cx, cy, dx, dy);
  // One end in common: only collinear sides on the same side of it meet again.
  if (sideC !== 0 || sideD !== 0) return false;
  const [vx, vy, ex, ey] = cShared ? [cx, cy, dx, dy] : [dx, dy, cx, cy];
  const [fx, fy] = vx === ax && vy === ay ? [bx, by] : [ax, ay];
  return (ex - vx) * (fx - vx) + (ey - vy) * (fy - vy) > 0;
}

/** Do collinear sides overlap? */
function overlaps(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  return (
    Math.max(Math.min(ax, bx), Math.min(cx, dx)) <= Math.min(Math.max(ax, bx), Math.max(cx, dx)) &&
    Math.max(Math.min(ay, by), Math.min(cy, dy)) <= Math.min(Math.max(ay, by), Math.max(cy, dy))
  );
}
