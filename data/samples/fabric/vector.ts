/** Plane geometry for drawing towns, in metres. No trigonometry: square roots and products round alike everywhere. */

/** [east, north] in metres. */
export type Vector = readonly [number, number];

/** Rounded to a number of decimals. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1]];
export const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1]];
export const scale = (a: Vector, k: number): Vector => [a[0] * k, a[1] * k];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: Vector, b: Vector): number => a[0] * b[1] - a[1] * b[0];
export const mix = (a: Vector, b: Vector, t: number): Vector => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];
export const distance = (a: Vector, b: Vector): number =>
  Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));

/** The vector of length 1; [0, 0] for [0, 0]. */
export function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a));
  return length === 0 ? [0, 0] : [a[0] / length, a[1] / length];
}

/** Turned left by a right angle. */
export const turnLeft = (a: Vector): Vector => [-a[1], a[0]];

/** Where segment a–b meets segment c–d: the parameters along each, or null when they are parallel or apart. */
export function meet(a: Vector, b: Vector, c: Vector, d: Vector): { t: number; u: number } | null {
  const r = subtract(b, a);
  const s = subtract(d, c);
  const turn = cross(r, s);
  if (turn === 0) return null;
  const t = cross(subtract(c, a), s) / turn;
  const u = cross(subtract(c, a), r) / turn;
  return t < 0 || t > 1 || u < 0 || u > 1 ? null : { t, u };
}

/** The point of segment a–b nearest to p. */
export function nearestOn(a: Vector, b: Vector, p: Vector): Vector {
  const along = subtract(b, a);
  const square = dot(along, along);
  if (square === 0) return a;
  return mix(a, b, Math.min(1, Math.max(0, dot(subtract(p, a), along) / square)));
}

/** Length of a polyline. */
export function lengthOf(line: readonly Vector[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!);
  return sum;
}

/** The point at a distance along a polyline, with the direction there; clamped to its ends. */
export function pointAlong(line: readonly Vector[], metres: number): { at: Vector; direction: Vector } {
  let rest = metres;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = distance(a, b);
    if (rest <= length || i === line.length - 1) {
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, rest / length));
      return { at: mix(a, b, t), direction: unit(subtract(b, a)) };
    }
    rest -= length;
  }
  return { at: line[0]!, direction: [1, 0] };
}
