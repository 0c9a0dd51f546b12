import type { FlatPolygons } from './flat-polygons.ts';
import { latitudeUnits, longitudeUnits } from './lattice.ts';
import type { LonLat, PolygonInput } from './soup.ts';

/**
 * Polygons as flat arrays.
 * @throws RangeError for a coordinate that is not a longitude or latitude
 */
export function flatten(polygons: readonly PolygonInput[]): FlatPolygons {
  let points = 0;
  let rings = 0;
  let parts = 0;
  for (const { coordinates } of polygons) {
    for (const part of coordinates) {
      parts++;
      for (const ring of part) {
        rings++;
        points += ring.length + 1;
      }
    }
  }
  const x = new Int32Array(points);
  const y = new Int32Array(points);
  const ringStart = new Uint32Array(rings + 1);
  const ringOwner = new Uint32Array(rings);
  const polygonStart = new Uint32Array(parts + 1);
  let at = 0;
  let ring = 0;
  let part = 0;
  for (let owner = 0; owner < polygons.length; owner++) {
    for (const coordinates of polygons[owner]!.coordinates) {
      for (let k = 0; k < coordinates.length; k++) {
        at = addRing(coordinates[k]!, k > 0, x, y, at);
        ringOwner[ring++] = owner;
        ringStart[ring] = at;
      }
      polygonStart[++part] = ring;
    }
  }
  return {
    x: x.subarray(0, at),
    y: y.subarray(0, at),
    ringStart,
    ringOwner,
    polygonStart,
    ids: polygons.map(({ id }) => id),
  };
}

/** Writes a ring from `first` on, closed and turned as it should be; returns where it ends. */
function addRing(
  ring: readonly LonLat[],
  isHole: boolean,
  x: Int32Array,
  y: Int32Array,
  first: number,
): number {
  let at = first;
  for (let i = 0; i < ring.length; i++) {
    const position = ring[i]!;
    const px = longitudeUnits(position[0]!);
    const py = latitudeUnits(position[1]!);
    if (at > first && px === x[at - 1] && py === y[at - 1]) continue;
    x[at] = px;
    y[at++] = py;
  }
  if (at > first + 1 && (x[at - 1] !== x[first] || y[at - 1] !== y[first])) {
    x[at] = x[first]!;
    y[at++] = y[first]!;
  }
  if (turns(x, y, first, at) > 0 === isHole) {
    x.subarray(first, at).reverse();
    y.subarray(first, at).reverse();
  }
  return at;
}

/** The sign of a closed ring's area: > 0 counter-clockwise. */
function turns(x: Int32Array, y: Int32Array, first: number, end: number): number {
  let sum = 0;
  let size = 0;
  const ox = x[first]!;
  const oy = y[first]!;
  for (let i = first; i < end - 1; i++) {
    const left = (x[i]! - ox) * (y[i + 1]! - oy);
    const right = (x[i + 1]! - ox) * (y[i]! - oy);
    sum += left - right;
    size += Math.abs(left) + Math.abs(right);
  }
  // As long as nothing could round, the double is the exact area.
  if (size < Number.MAX_SAFE_INTEGER) return sum;
  let exact = 0n;
  for (let i = first; i < end - 1; i++) {
    exact += BigInt(x[i]!) * BigInt(y[i + 1]!) - BigInt(x[i + 1]!) * BigInt(y[i]!);
  }
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
