import {
  add,
  cross,
  distance,
  dot,
  nearestOn,
  scale,
  subtract,
  turnLeft,
  unit,
  type Vector,
} from './vector.ts';

/** A ring without the closing repeat; counter-clockwise where it bounds a face. */
export type Ring = readonly Vector[];

/** Square metres; positive when the ring runs counter-clockwise. */
export function areaOf(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += cross(ring[j]!, ring[i]!);
  return sum / 2;
}

export function perimeterOf(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += distance(ring[j]!, ring[i]!);
  return sum;
}

/** Centre of mass. */
export function centroidOf(ring: Ring): Vector {
  const origin = ring[0]!;
  let sum: Vector = [0, 0];
  let weight = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = subtract(ring[i]!, origin);
    const b = subtract(ring[i + 1]!, origin);
    const turn = cross(a, b);
    sum = add(sum, scale(add(a, b), turn / 3));
    weight += turn;
  }
  return weight === 0 ? origin : add(origin, scale(sum, 1 / weight));
}

export function contains(ring: Ring, p: Vector): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    if (a[1] > p[1] === b[1] > p[1]) continue;
    if (p[0] < a[0] + ((p[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}

/** Metres from a point to the ring's edge. */
export function clearance(ring: Ring, p: Vector): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    nearest = Math.min(nearest, distance(p, nearestOn(ring[j]!, ring[i]!, p)));
  }
  return nearest;
}

export interface Box {
  readonly low: Vector;
  readonly high: Vector;
}

export function boxOf(ring: Ring): Box {
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  return { low: [Math.min(...xs), Math.min(...ys)], high: [Math.max(...xs), Math.max(...ys)] };
}

/** A test for one ring and many points: the box first. */
export function regionOf(ring: Ring): (p: Vector) => boolean {
  const { low, high } = boxOf(ring);
  return (p) => p[0] >= low[0] && p[0] <= high[0] && p[1] >= low[1] && p[1] <= high[1] && contains(ring, p);
}

/** A ring's tightest box along one of its own edges: centre, long axis and extents. */
export interface Frame {
  readonly centre: Vector;
  /** Unit vector of the longer side. */
  readonly along: Vector;
  readonly length: number;
  readonly width: number;
}

export function frameOf(ring: Ring): Frame {
  let best: Frame | null = null;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const frame = frameAlong(ring, unit(subtract(ring[i]!, ring[j]!)));
    if (best === null || frame.length * frame.width < best.length * best.width) best = frame;
  }
  return best!;
}

function frameAlong(ring: Ring, u: Vector): Frame {
  const v = turnLeft(u);
  let [lowA, highA, lowB, highB] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const p of ring) {
    const [a, b] = [dot(p, u), dot(p, v)];
    lowA = Math.min(lowA, a);
    highA = Math.max(highA, a);
    lowB = Math.min(lowB, b);
    highB = Math.max(highB, b);
  }
  const centre = add(scale(u, (lowA + highA) / 2), scale(v, (lowB + highB) / 2));
  const [length, width] = [highA - lowA, highB - lowB];
  return length >= width
    ? { centre, along: u, length, width }
    : { centre, along: v, length: width, width: length };
}

/** A point well inside the ring: the best of a coarse net, with its clearance from the edge. */
export function insideOf(ring: Ring): { at: Vector; clear: number } {
  const { low, high } = boxOf(ring);
  let best = { at: centroidOf(ring), clear: -1 };
  if (contains(ring, best.at)) best = { ...best, clear: clearance(ring, best.at) };
  for (let i = 1; i < 12; i++) {
    for (let j = 1; j < 12; j++) {
      const at: Vector = [low[0] + ((high[0] - low[0]) * i) / 12, low[1] + ((high[1] - low[1]) * j) / 12];
      if (!contains(ring, at)) continue;
      const clear = clearance(ring, at);
      if (clear > best.clear) best = { at, clear };
    }
  }
  return best;
}
