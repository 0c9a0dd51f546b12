import type { LatticePoint } from './drag-vertex.ts';

/** Lattice units in a metre along a meridian: 1e7 units a degree, 111,320 m a degree. */
const UNITS_PER_METRE = 10_000_000 / 111_320;

export type Direction = 'north' | 'east' | 'south' | 'west';

const towards: Record<Direction, LatticePoint> = {
  north: [0, 1],
  east: [1, 0],
  south: [0, -1],
  west: [-1, 0],
};

/** The lattice point `metres` from `place`, to the nearest lattice unit; a metre east is longer in units the higher the latitude. */
export function nudge(place: LatticePoint, direction: Direction, metres: number): LatticePoint {
  const [dx, dy] = towards[direction];
  const units = metres * UNITS_PER_METRE;
  const shrink = Math.cos((place[1] / 10_000_000) * (Math.PI / 180));
  return [place[0] + Math.round((dx * units) / shrink), place[1] + Math.round(dy * units)];
}
