import { toLattice } from '../../../geojson/kernel/lattice.ts';
import type { Bounds } from '../engine-types.ts';
import type { Places } from './hexagon-cells.ts';

/** A box in lattice units: west, south, east, north. */
export type LatticeBox = readonly [number, number, number, number];

/** @param margin how much larger than the view, as a share of its size, on each side */
export function latticeBox([west, south, east, north]: Bounds, margin: number): LatticeBox {
  const [x, y] = [(east - west) * margin, (north - south) * margin];
  return [
    toLattice(Math.max(-180, west - x)),
    toLattice(Math.max(-90, south - y)),
    toLattice(Math.min(180, east + x)),
    toLattice(Math.min(90, north + y)),
  ];
}

/** Does the first box lie within the second? */
export function isWithin(inner: LatticeBox, outer: LatticeBox): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/** Are more than `most` of the rows in the box? Stops at the first one too many. */
export function moreThan(
  most: number,
  { longitude, latitude }: Places,
  rows: Uint32Array,
  box: LatticeBox,
): boolean {
  const [west, south, east, north] = box;
  let count = 0;
  for (let k = 0; k < rows.length; k++) {
    const [x, y] = [longitude[rows[k]!]!, latitude[rows[k]!]!];
    if (x >= west && x <= east && y >= south && y <= north && ++count > most) return true;
  }
  return false;
}

/** The rows in the box. */
export function rowsIn({ longitude, latitude }: Places, rows: Uint32Array, box: LatticeBox): Uint32Array {
  const [west, south, east, north] = box;
  return rows.filter((row) => {
    const [x, y] = [longitude[row]!, latitude[row]!];
    return x >= west && x <= east && y >= south && y <= north;
  });
}
