import { orientation } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';

/** What reworks without rebuilding do with rings of half-edges, old and fresh ones (see patch.ts). */

/**
 * The rings of a face when some edges are replaced.
 * @param parts for each of the `lost` edges the halves, one after another, that run where it ran
 */
export function ringsOf(
  map: PlanarMap,
  face: number,
  lost: readonly number[],
  parts: readonly (readonly number[])[],
): number[][] {
  const first = map.faceRing[face]!;
  const rings = new Array<number[]>(map.faceRing[face + 1]! - first);
  for (let i = 0; i < rings.length; i++) rings[i] = ringOf(map, first + i, lost, parts);
  return rings;
}

function ringOf(
  { ringStart, ringHalf }: PlanarMap,
  ring: number,
  lost: readonly number[],
  parts: readonly (readonly number[])[],
): number[] {
  const begin = ringStart[ring]!;
  const end = ringStart[ring + 1]!;
  let length = end - begin;
  for (let k = begin; k < end; k++) {
    const i = placeOf(lost, ringHalf[k]! >> 1);
    if (i !== -1) length += parts[i]!.length - 1;
  }
  // Made as long as it gets: an array that grows is given room for seventeen.
  const halves = new Array<number>(length);
  let next = 0;
  for (let k = begin; k < end; k++) {
    const half = ringHalf[k]!;
    const i = placeOf(lost, half >> 1);
    if (i === -1) halves[next++] = half;
    else next = putParts(halves, next, parts[i]!, (half & 1) === 1);
  }
  return halves;
}

/** The place of a number in a short list, −1 for none; `indexOf` would be a call. */
function placeOf(list: readonly number[], number: number): number {
  let i = list.length - 1;
  while (i >= 0 && list[i] !== number) i--;
  return i;
}

/** Writes the parts of an edge to a ring that runs along it, or against it. */
function putParts(ring: number[], begin: number, parts: readonly number[], isAgainst: boolean): number {
  const { length } = parts;
  for (let i = 0; i < length; i++) ring[begin + i] = isAgainst ? twin(parts[length - 1 - i]!) : parts[i]!;
  return begin + length;
}

/** The other half of a half-edge, old or fresh. */
export function twin(half: number): number {
  return half < 0 ? ~(~half ^ 1) : half ^ 1;
}

/**
 * Does the way from a corner of a ring to `toward` set out strictly into what is on the ring's left?
 * @param next the point after the corner, `last` the one before
 */
export function leadsInto([x, y]: Point, next: Point, last: Point, toward: Point): boolean {
  const side = (p: Point, q: Point) => orientation(x, y, p[0], p[1], q[0], q[1]);
  if (side(next, last) > 0) return side(next, toward) > 0 && side(toward, last) > 0;
  return !(side(last, toward) >= 0 && side(toward, next) >= 0);
}
