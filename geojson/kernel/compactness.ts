import { geodesicArea, geodesicLength } from './geodesic.ts';
import type { MultiPolygonCoordinates } from './polygons.ts';

/**
 * How compact a shape is: 1 for a disc, towards 0 for anything drawn out or ragged.
 * - Polsby–Popper compares the area with that of a disc of the same perimeter: it drops with every bend of the border.
 * - Reock compares it with the smallest disc around the shape: it drops with length, whatever the border does.
 * Sources: D. Polsby, R. Popper, Yale Law & Policy Review 9, 1991; E. Reock, Midwest Journal of Political Science 5, 1961.
 */
export interface Compactness {
  readonly polsbyPopper: number;
  readonly reock: number;
}

/** The compactness of polygons in degrees; of several parts together, holes taken off the area and counted in the perimeter. */
export function compactness(polygons: MultiPolygonCoordinates): Compactness {
  const area = polygons.reduce((sum, rings) => sum + geodesicArea(rings), 0);
  const perimeter = polygons.flat().reduce((sum, ring) => sum + geodesicLength(ring), 0);
  const disc = Math.PI * smallestCircle(groundPoints(polygons)).radius ** 2;
  return { polsbyPopper: (4 * Math.PI * area) / perimeter ** 2, reock: area / disc };
}

type Point = readonly [number, number];

/** Metres of a degree of the meridian, by latitude in radians: the first terms of the series for WGS84. */
function metresNorth(latitude: number): number {
  return 111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude);
}

/** Metres of a degree of longitude, by latitude in radians: the same series. */
function metresEast(latitude: number): number {
  return 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude) + 0.118 * Math.cos(5 * latitude);
}

/** The vertices of the outer rings in metres, on the plane that touches the ground in the middle: good to 1 ‰ for a county. */
function groundPoints(polygons: MultiPolygonCoordinates): Point[] {
  const degrees = polygons.flatMap(([outer]) => outer ?? []);
  const latitudes = degrees.map(([, latitude]) => latitude);
  const middle =
    (latitudes.reduce((a, b) => Math.min(a, b)) + latitudes.reduce((a, b) => Math.max(a, b))) / 2;
  const [east, north] = [metresEast((middle * Math.PI) / 180), metresNorth((middle * Math.PI) / 180)];
  const [x0, y0] = degrees[0]!;
  return degrees.map(([x, y]) => [(x - x0) * east, (y - y0) * north]);
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * The smallest circle around points: as long as one is outside, the farthest joins those that hold the circle, which is made
 * anew around them. It grows each time, so this ends, after a handful of rounds. The same points give the same circle.
 * A point less than 1e-9 of the radius outside counts as inside: the circle through it would be the same to a float.
 */
export function smallestCircle(points: readonly Point[]): Circle {
  let held: readonly Point[] = points.slice(0, 1);
  for (let before = -1; ; ) {
    const { circle, on } = smallestOfFew(held);
    const farthest = points.reduce(
      (a, b) => (distance(circle, b) > distance(circle, a) ? b : a),
      held[0] ?? [0, 0],
    );
    // Where rounding keeps it from growing it is as small as floats can tell.
    if (holds(circle, farthest) || circle.radius <= before) return circle;
    before = circle.radius;
    held = [...on, farthest];
  }
}

/** The smallest circle around at most four points, and which of them it runs through: all by twos and threes are tried. */
function smallestOfFew(points: readonly Point[]): { circle: Circle; on: readonly Point[] } {
  const [first = [0, 0]] = points;
  if (points.length < 2) return { circle: { x: first[0], y: first[1], radius: 0 }, on: points };
  const candidates = points.flatMap((p, i) =>
    points
      .slice(i + 1)
      .flatMap((q, j) => [
        { circle: across(p, q), on: [p, q] },
        ...points.slice(i + j + 2).map((r) => ({ circle: through(p, q, r), on: [p, q, r] })),
      ]),
  );
  const around = candidates.filter(({ circle }) => points.every((p) => holds(circle, p)));
  return (around.length > 0 ? around : candidates).reduce((a, b) =>
    b.circle.radius < a.circle.radius ? b : a,
  );
}

function distance({ x, y }: Circle, p: Point): number {
  return Math.hypot(p[0] - x, p[1] - y);
}

function holds(circle: Circle, p: Point): boolean {
  return distance(circle, p) <= circle.radius * (1 + 1e-9);
}

function across(p: Point, q: Point): Circle {
  return {
    x: (p[0] + q[0]) / 2,
    y: (p[1] + q[1]) / 2,
    radius: Math.hypot(p[0] - q[0], p[1] - q[1]) / 2,
  };
}

/** The circle through three points; across the farthest two where they are on one line. */
function through(p: Point, q: Point, r: Point): Circle {
  const [bx, by, cx, cy] = [q[0] - p[0], q[1] - p[1], r[0] - p[0], r[1] - p[1]];
  const d = 2 * (bx * cy - by * cx);
  if (d === 0)
    return [across(p, q), across(p, r), across(q, r)].reduce((a, b) => (b.radius > a.radius ? b : a));
  const [b, c] = [bx * bx + by * by, cx * cx + cy * cy];
  const [x, y] = [(cy * b - by * c) / d, (bx * c - cx * b) / d];
  return { x: p[0] + x, y: p[1] + y, radius: Math.hypot(x, y) };
}
