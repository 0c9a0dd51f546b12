import type { MultiPolygonCoordinates } from './polygons.ts';

/**
 * Where a label goes: the pole of inaccessibility, the point inside that is farthest from the border. It is found as in
 * mapbox/polylabel: cells are halved as long as they may hold a better point, the most promising first.
 * Longitudes are scaled by the cosine of the latitude, so that far means far on the ground.
 */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** Distance to the border, negative outside. */
  readonly distance: number;
  /** The best distance any point of the cell can have. */
  readonly potential: number;
}

/**
 * By how much a point may still be bettered when the search stops: a share of its own distance to the border, within shares of the
 * polygon's size, so that neither a slender polygon is taken lightly nor an endless one searched for ever.
 */
const PRECISION = 1 / 20;
const FINEST = 1 / 2000;
const COARSEST = 1 / 400;
/** Cells smaller than the lattice hold nothing new. */
const SMALLEST = 0.5e-7;

/**
 * The pole of inaccessibility of polygons in degrees; holes are outside.
 * @returns [longitude, latitude], rounded to the lattice's seven decimals
 */
export function labelPoint(polygons: MultiPolygonCoordinates): [number, number] {
  const box = boxOf(polygons);
  const scale = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const sides = sidesOf(polygons, scale);
  const size = Math.max((box.east - box.west) * scale, box.north - box.south);
  const half = Math.max(Math.min((box.east - box.west) * scale, box.north - box.south), size / 64) / 2;
  const cellAt = (x: number, y: number, h: number): Cell => {
    const distance = signedDistance(sides, x, y);
    return { x, y, half: h, distance, potential: distance + h * Math.SQRT2 };
  };
  const queue: Cell[] = [];
  for (let x = box.west * scale + half; x < box.east * scale + half; x += 2 * half) {
    for (let y = box.south + half; y < box.north + half; y += 2 * half) queue.push(cellAt(x, y, half));
  }
  let best = queue.reduce((a, b) => (b.distance > a.distance ? b : a));
  const mayBetter = ({ potential, half }: Cell): boolean => {
    if (best.distance <= 0) return potential > 0 && half > SMALLEST;
    const least = Math.min(size * COARSEST, Math.max(size * FINEST, best.distance * PRECISION));
    return potential - best.distance > least;
  };
  while (queue.length > 0) {
    const cell = takeMostPromising(queue);
    if (!mayBetter(cell)) break;
    const h = cell.half / 2;
    for (const [dx, dy] of [
      [-h, -h],
      [h, -h],
      [-h, h],
      [h, h],
    ] as const) {
      const part = cellAt(cell.x + dx, cell.y + dy, h);
      if (part.distance > best.distance) best = part;
      if (mayBetter(part)) queue.push(part);
    }
  }
  return [round(best.x / scale), round(best.y)];
}

function takeMostPromising(queue: Cell[]): Cell {
  let at = 0;
  for (let i = 1; i < queue.length; i++) if (queue[i]!.potential > queue[at]!.potential) at = i;
  const cell = queue[at]!;
  const last = queue.pop()!;
  if (at < queue.length) queue[at] = last;
  return cell;
}

function boxOf(polygons: MultiPolygonCoordinates) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [longitude, latitude] of polygons.flat(2)) {
    box.west = Math.min(box.west, longitude!);
    box.east = Math.max(box.east, longitude!);
    box.south = Math.min(box.south, latitude!);
    box.north = Math.max(box.north, latitude!);
  }
  return box;
}

/** All sides as x1, y1, x2, y2, one after the other. */
function sidesOf(polygons: MultiPolygonCoordinates, scale: number): Float64Array {
  const sides: number[] = [];
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      sides.push(ring[i - 1]![0]! * scale, ring[i - 1]![1]!, ring[i]![0]! * scale, ring[i]![1]!);
    }
  }
  return Float64Array.from(sides);
}

/** The distance of a point to the nearest side, negative where the point is outside. */
function signedDistance(sides: Float64Array, x: number, y: number): number {
  let inside = false;
  let nearest = Infinity;
  for (let i = 0; i < sides.length; i += 4) {
    const ax = sides[i]!;
    const ay = sides[i + 1]!;
    const dx = sides[i + 2]! - ax;
    const dy = sides[i + 3]! - ay;
    if (ay > y !== ay + dy > y && x < (dx * (y - ay)) / dy + ax) inside = !inside;
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    nearest = Math.min(nearest, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
  }
  return Math.sqrt(nearest) * (inside ? 1 : -1);
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
