import { distance, nearestOn, round, type Vector } from './vector.ts';

/**
 * A smooth line through its control points (Catmull–Rom), thinned to the points a person would digitise.
 * @param closed whether the last point joins the first
 */
export function smooth(control: readonly Vector[], closed = false, tolerance = 1.2): Vector[] {
  const n = control.length;
  if (n < 3) return control.map(settle);
  const at = (i: number): Vector =>
    closed ? control[(i + n) % n]! : control[Math.min(n - 1, Math.max(0, i))]!;
  const dense: Vector[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const steps = Math.max(1, Math.ceil(distance(b, c) / 25));
    for (let k = 0; k < steps; k++) dense.push(spline(a, b, c, d, k / steps));
  }
  dense.push(closed ? control[0]! : control[n - 1]!);
  const thin = simplify(dense, tolerance).map(settle);
  return closed ? thin.slice(0, -1) : thin;
}

/** Decimetres: what a vertex of the samples is rounded to. */
export const settle = (p: Vector): Vector => [round(p[0], 1), round(p[1], 1)];

function spline(a: Vector, b: Vector, c: Vector, d: Vector, t: number): Vector {
  const value = (k: 0 | 1) =>
    0.5 *
    (2 * b[k] +
      (c[k] - a[k]) * t +
      (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
      (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
  return [value(0), value(1)];
}

/** Douglas–Peucker. */
export function simplify(line: readonly Vector[], tolerance: number): Vector[] {
  if (line.length < 3) return [...line];
  const [first, last] = [line[0]!, line[line.length - 1]!];
  let worst = 0;
  let index = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const off = distance(line[i]!, nearestOn(first, last, line[i]!));
    if (off > worst) [worst, index] = [off, i];
  }
  if (worst <= tolerance) return [first, last];
  return [
    ...simplify(line.slice(0, index + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(index), tolerance),
  ];
}
