/**
 * The lattice is the grid of points whose longitude and latitude are whole multiples of 1e-7 degree
 * (about 1.1 cm on the ground). Every coordinate inside the kernel is an integer count of that unit, so that
 * equality is equality and predicates can be exact. Both axes fit a signed 32-bit integer.
 */

/** Lattice units per degree. */
export const UNITS_PER_DEGREE = 10_000_000;

/**
 * The nearest lattice coordinate to a coordinate in degrees. A number with at most seven decimals comes
 * back from `toDegrees` unchanged.
 */
export function toLattice(degrees: number): number {
  return Math.round(degrees * UNITS_PER_DEGREE);
}

/** A lattice coordinate in degrees: the double nearest to the exact decimal, so it prints with at most seven decimals. */
export function toDegrees(units: number): number {
  return units / UNITS_PER_DEGREE;
}

/** @throws RangeError for what is not a longitude in degrees */
export function longitudeUnits(degrees: number): number {
  return unitsWithin(degrees, 180, 'longitude');
}

/** @throws RangeError for what is not a latitude in degrees */
export function latitudeUnits(degrees: number): number {
  return unitsWithin(degrees, 90, 'latitude');
}

function unitsWithin(degrees: number, most: number, what: string): number {
  const units = toLattice(degrees);
  if (!(Math.abs(units) <= most * UNITS_PER_DEGREE)) throw new RangeError(`not a ${what}: ${degrees}`);
  // As an integer it needs no box when it is returned.
  return units | 0;
}
