/**
 * Lengths and areas on the WGS84 ellipsoid of figures whose sides are straight in longitude and latitude, as RFC 7946
 * draws them. (The shortest path on the ground bends away from such a side by at most L²·tan φ/8R: 0.2 mm in 100 m, 0.2 m in 3 km at 45°.)
 *
 * Area: the ellipsoid's area element is M·N·cos φ dφ dλ, and Q(φ) = ∫₀^φ M·N·cos φ dφ has a closed form (Snyder,
 * Map Projections, 1987, eq. 3-12), so by Green's theorem an area is the sum over the sides of −∫ Q dλ. On a straight side the integral is
 * Δλ times the mean of Q along it, taken by three-point Gauss quadrature: relative error below 1e-12 for sides under 300 km.
 * A side walked back gives exactly the negated number, so the areas of neighbours cancel along their border and add up.
 *
 * Length: ∫ √(M²φ'² + N²cos²φ λ'²) by the same three points, relative error below 1e-12 for sides under 300 km.
 */

/** Semi-major axis in metres and flattening of WGS84 (EPSG:7030). */
const A = 6_378_137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const RADIANS = Math.PI / 180;

/** Gauss–Legendre abscissae and weights on [0, 1]. */
const OFFSET = Math.sqrt(0.6) / 2;
const OUTER = 5 / 18;
const INNER = 8 / 18;

/** Area in m² per radian of longitude between the equator and the sine of a latitude. */
function authalic(sine: number): number {
  return ((A * A * (1 - E2)) / 2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E);
}

/**
 * What the side from one point to the next adds to the area on its left, in m²: the area between the side and the equator, positive
 * where the side runs west. Sums over closed rings are areas. Coordinates in degrees.
 */
export function sideArea(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const width = (lon1 - lon2) * RADIANS;
  if (width === 0) return 0;
  const middle = ((lat1 + lat2) / 2) * RADIANS;
  const reach = Math.abs(lat2 - lat1) * RADIANS * OFFSET;
  const outer = authalic(Math.sin(middle - reach)) + authalic(Math.sin(middle + reach));
  return width * (OUTER * outer + INNER * authalic(Math.sin(middle)));
}

/** The length in metres of the side from one point to the next; coordinates in degrees. The same both ways. */
export function sideLength(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const width = (lon2 - lon1) * RADIANS;
  const height = (lat2 - lat1) * RADIANS;
  const middle = ((lat1 + lat2) / 2) * RADIANS;
  const reach = Math.abs(height) * OFFSET;
  const outer = stretch(middle - reach, width, height) + stretch(middle + reach, width, height);
  return OUTER * outer + INNER * stretch(middle, width, height);
}

function stretch(latitude: number, width: number, height: number): number {
  const sine = Math.sin(latitude);
  const w2 = 1 - E2 * sine * sine;
  const north = ((1 - E2) / w2) * height;
  const east = Math.cos(latitude) * width;
  return (A / Math.sqrt(w2)) * Math.hypot(north, east);
}

/** A ring or line in degrees, longitude first. */
export type Positions = readonly (readonly [number, number] | readonly number[])[];

/**
 * The area in m² of a polygon given as rings in degrees, the outer ring first, wound either way and closed or not:
 * the outer ring's area less the holes'. Never negative for a valid polygon.
 */
export function geodesicArea(rings: readonly Positions[]): number {
  const [outer = 0, ...holes] = rings.map((ring) => Math.abs(ringArea(ring)));
  return holes.reduce((area, hole) => area - hole, outer);
}

/** The signed area in m² within a ring in degrees: positive when it runs counter-clockwise. Closed or not. */
export function ringArea(ring: Positions): number {
  let sum = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) sum += sideArea(before[0]!, before[1]!, point[0]!, point[1]!);
    before = point;
  }
  return sum;
}

/** The length in metres of a line in degrees. */
export function geodesicLength(line: Positions): number {
  let sum = 0;
  for (let k = 1; k < line.length; k++) {
    sum += sideLength(line[k - 1]![0]!, line[k - 1]![1]!, line[k]![0]!, line[k]![1]!);
  }
  return sum;
}
